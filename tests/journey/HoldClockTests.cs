using CustomerConnect.Web.Journey;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

public sealed class HoldClockTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(-5, "0:00")]
    [InlineData(245, "4:05")]
    [InlineData(3_599, "59:59")]
    [InlineData(83_045, "23:04:05")]
    public void Time_left_is_written_with_hours_where_there_are_any(int seconds, string words) =>
        HoldClock.Minutes(TimeSpan.FromSeconds(seconds)).Should().Be(words);
}
