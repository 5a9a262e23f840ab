using System.Collections.Immutable;
using CustomerConnect.Grains;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Common;

public sealed class SlidingWindowTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Full_window_lets_nobody_in_and_says_when_the_oldest_leaves()
    {
        var (taken, times, retryAfter) = SlidingWindow.Take([0, 20_000], 30_000, 2, Minute);

        taken.Should().BeFalse();
        times.Should().Equal(0, 20_000);
        retryAfter.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(59_999, false)]
    [InlineData(60_000, true)]
    public void Place_is_free_again_after_exactly_the_window(long now, bool free) =>
        SlidingWindow.Take([0], now, 1, Minute).Taken.Should().Be(free);

    [Fact]
    public void Burst_at_the_edge_of_a_minute_never_lets_twice_as_many_in()
    {
        var times = ImmutableArray<long>.Empty;
        var taken = 0;
        for (var now = 59_000; now < 61_000; now += 100)
        {
            (var one, times, _) = SlidingWindow.Take(times, now, 5, Minute);
            taken += one ? 1 : 0;
        }

        taken.Should().Be(5);
    }

    [Fact]
    public void Limit_lowered_meanwhile_counts_at_once()
    {
        var (taken, _, retryAfter) = SlidingWindow.Take([0, 10_000, 20_000], 30_000, 1, Minute);

        taken.Should().BeFalse();
        retryAfter.Should().Be(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public void Limit_of_zero_lets_nobody_in() => SlidingWindow.Take([], 0, 0, Minute).Taken.Should().BeFalse();

    [Fact]
    public void What_is_remembered_never_grows_past_the_limit()
    {
        var times = ImmutableArray<long>.Empty;
        for (var now = 0; now < 1000; now++)
        {
            (_, times, _) = SlidingWindow.Take(times, now, 7, Minute);
        }

        times.Length.Should().Be(7);
    }
}
