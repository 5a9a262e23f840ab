using FluentAssertions;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class TurnTests
{
    private static readonly Type[] Worker = [typeof(WorkerGrain)];

    [Fact]
    public async Task Call_with_arguments_answers_with_its_value()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        (await host.Grains.GetGrain<IWorker>("a").AddAsync(40, 2)).Should().Be(42);
    }

    [Fact]
    public async Task Second_call_waits_until_the_first_has_ended()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        var first = grain.PassAsync("door");
        var second = grain.WriteAsync("second");
        await host.Diary.WaitForAsync("a at door");
        await host.Grains.GetGrain<IWorker>("b").WriteAsync("others go on");
        host.Diary.Open("door");
        await Task.WhenAll(first, second);
        host.Diary.Lines.Where(l => !l.Contains("arrives"))
            .Should().Equal("a at door", "others go on", "a past door", "second");
    }

    [Fact]
    public async Task Many_callers_at_once_share_one_activation_and_lose_no_call()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() =>
            host.Grains.GetGrain<IWorker>("a").WriteAsync("called"))));
        host.Diary.Count("a arrives").Should().Be(1);
        host.Diary.Count("called").Should().Be(500);
    }

    [Fact]
    public async Task Interleaved_continuations_of_a_grain_never_run_at_the_same_instant()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        (await host.Grains.GetGrain<IWorker>("a").WorkInPiecesAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Exception_of_a_grain_reaches_its_caller()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        var late = () => grain.FailAsync("late");
        var atOnce = () => grain.FailAtOnceAsync("at once");
        await late.Should().ThrowExactlyAsync<InvalidOperationException>().WithMessage("late");
        await atOnce.Should().ThrowExactlyAsync<InvalidOperationException>().WithMessage("at once");
    }

    [Fact]
    public async Task Cancelled_caller_is_answered_at_once_and_the_grain_is_told()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        using var cancel = new CancellationTokenSource();
        var call = host.Grains.GetGrain<IWorker>("a").WaitAsync(cancel.Token);
        await host.Diary.WaitForAsync("a waits");
        await cancel.CancelAsync();
        var awaiting = () => call;
        await awaiting.Should().ThrowAsync<OperationCanceledException>();
        await host.Diary.WaitForAsync("a has been cancelled");
    }

    [Fact]
    public async Task Call_cancelled_while_it_waits_in_the_queue_never_runs()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        var first = grain.PassAsync("door");
        using var cancel = new CancellationTokenSource();
        var waiting = grain.WaitAsync(cancel.Token);
        await cancel.CancelAsync();
        host.Diary.Open("door");
        await first;
        await grain.WriteAsync("after");
        waiting.IsCanceled.Should().BeTrue();
        host.Diary.Lines.Should().NotContain("a waits");
    }

    [Fact]
    public async Task Call_that_takes_too_long_ends_with_a_time_out_that_says_why_and_not_earlier()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        var running = grain.PassAsync("door");
        await host.Diary.WaitForAsync("a at door");
        var waiting = grain.WriteAsync("too late");
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        running.IsCompleted.Should().BeFalse();
        host.Sweep();
        (await Record.ExceptionAsync(() => running)).Should().BeOfType<TimeoutException>().Which.Message
            .Should().Be("IWorker.PassAsync on worker/a did not answer within 00:00:30: it still runs.");
        (await Record.ExceptionAsync(() => waiting)).Should().BeOfType<TimeoutException>().Which.Message
            .Should().Be("IWorker.WriteAsync on worker/a did not answer within 00:00:30: it still waits behind IWorker.PassAsync.");
        host.Diary.Open("door");
        await grain.WriteAsync("in time");
        host.Diary.Lines.Should().Contain("a past door").And.NotContain("too late");
    }

    [Fact]
    public async Task Time_out_cancels_the_token_of_the_grain()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var call = host.Grains.GetGrain<IWorker>("a").WaitAsync(CancellationToken.None);
        await host.Diary.WaitForAsync("a waits");
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        var awaiting = () => call;
        await awaiting.Should().ThrowExactlyAsync<TimeoutException>();
        await host.Diary.WaitForAsync("a has been cancelled");
    }

    [Fact]
    public async Task Call_to_a_full_queue_is_refused_with_the_reason()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        var running = grain.PassAsync("door");
        await host.Diary.WaitForAsync("a at door");
        var waiting = Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => grain.AddAsync(1, 1)));
        var refused = () => grain.WriteAsync("one more");
        await refused.Should().ThrowAsync<LimitExceededException>()
            .WithMessage("worker/a has 10000 calls waiting, as many as it may: IWorker.WriteAsync was not taken. Try again later.");
        host.Diary.Open("door");
        await Task.WhenAll(running, waiting);
    }

    [Fact]
    public async Task Ambient_values_of_a_caller_do_not_leak_into_the_grain_of_the_next()
    {
        await using var host = await EngineHost.StartAsync([typeof(AmbientGrain)]);
        var grain = host.Grains.GetGrain<IAmbient>("a");
        AmbientGrain.Value.Value = "of the caller";
        (await grain.ReadAsync()).Should().BeNull();
    }
}
