using CustomerConnect.Bench.Contest;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Deploy.Tests;

/// <summary>Thousands want the same homes in the same minute. The same as <c>deploy/bench contest</c>.</summary>
public sealed class ContestTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    [InlineData("two")]
    public async Task A_thousand_sessions_want_one_home_and_exactly_one_gets_it(string on)
    {
        var result = await ContestBench.RunAsync(on, new(1, 0, 1_000));

        result.Should().BeEquivalentTo(new { Won = 1, Doubles = 0, Losers = 999, Unclear = 0, LooseMoney = 0 });
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    [InlineData("two")]
    public async Task Two_thousand_sessions_want_forty_homes_and_slots_and_exactly_forty_get_them(string on)
    {
        var result = await ContestBench.RunAsync(on, new(40, 40, 2_000));

        result.Should().BeEquivalentTo(
            new { Won = 40, Slots = 40, Doubles = 0, Losers = 1_960, Unclear = 0, LooseMoney = 0 });
    }
}
