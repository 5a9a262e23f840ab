using CustomerConnect.Web.Staff.Live;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Live;

public class TogetherTests
{
    private readonly List<IReadOnlyList<int>> _asked = [];
    private readonly TaskCompletionSource _first = new();
    private readonly Together<int, string> _together;

    public TogetherTests() => _together = new(async questions =>
    {
        _asked.Add(questions);
        await _first.Task;
        return questions.Contains(0) ? throw new InvalidOperationException("nothing") : [.. questions.Select(q => $"answer {q}")];
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_ask_while_another_is_answered_are_answered_together_each_with_its_own()
    {
        var first = _together.AskAsync(1, Cancel);
        Task<string>[] others = [_together.AskAsync(2, Cancel), _together.AskAsync(3, Cancel), _together.AskAsync(4, Cancel)];
        _first.SetResult();

        (await first).Should().Be("answer 1");
        (await Task.WhenAll(others)).Should().Equal("answer 2", "answer 3", "answer 4");
        _asked.Should().BeEquivalentTo((int[][])[[1], [2, 3, 4]], o => o.WithStrictOrdering());
    }

    [Fact]
    public async Task Trouble_is_told_to_those_who_asked_and_the_next_are_answered()
    {
        var first = _together.AskAsync(0, Cancel);
        var next = _together.AskAsync(5, Cancel);
        _first.SetResult();

        await first.Invoking(f => f).Should().ThrowAsync<InvalidOperationException>().WithMessage("nothing");
        (await next).Should().Be("answer 5");
        (await _together.AskAsync(6, Cancel)).Should().Be("answer 6", "who comes when nobody asks is answered at once");
    }

    [Fact]
    public async Task Who_waits_no_more_does_not_end_it_for_the_others()
    {
        using var gone = new CancellationTokenSource();
        var first = _together.AskAsync(1, Cancel);
        var left = _together.AskAsync(2, gone.Token);
        var stays = _together.AskAsync(3, Cancel);

        await gone.CancelAsync();
        _first.SetResult();

        await left.Invoking(l => l).Should().ThrowAsync<OperationCanceledException>();
        (await stays).Should().Be("answer 3");
    }
}
