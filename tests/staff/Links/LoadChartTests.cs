using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Staff.Links;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

public class LoadChartTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeOffset Now = new(2026, 11, 3, 15, 30, 0, TimeSpan.Zero); // Tuesday, 10:30 am there.

    [Fact]
    public void Hours_are_those_of_the_community_and_empty_ones_are_zero()
    {
        var bars = LoadChart.ByHour([At(2026, 11, 3, 15, 7), At(2026, 11, 3, 13, 2), At(2026, 11, 2, 15, 9)], Now, NewYork);

        bars.Should().HaveCount(24);
        bars[^1].Should().Be(new Bar("10 am", 7));
        bars[^2].Should().Be(new Bar("9 am", 0));
        bars[^3].Should().Be(new Bar("8 am", 2));
        bars.Sum(b => b.Loads).Should().Be(9, "what is older than a day is not shown");
    }

    [Fact]
    public void Day_of_the_change_of_clocks_has_all_its_hours()
    {
        // November 1, 2026 has 25 hours there: from 04:00 to 05:00 of the next day, UTC.
        var bars = LoadChart.ByDay([At(2026, 11, 1, 3, 1), At(2026, 11, 1, 4, 2), At(2026, 11, 2, 4, 4), At(2026, 11, 2, 5, 8)], Now, NewYork, 7);

        bars.Should().HaveCount(7);
        bars.Single(b => b.Label == "Oct 31").Loads.Should().Be(1);
        bars.Single(b => b.Label == "Nov 1").Loads.Should().Be(6);
        bars.Single(b => b.Label == "Nov 2").Loads.Should().Be(8);
    }

    [Fact]
    public void Weeks_start_on_monday()
    {
        var bars = LoadChart.ByWeek([At(2026, 11, 1, 12, 1), At(2026, 11, 2, 12, 2), At(2026, 11, 3, 12, 4)], Now, NewYork);

        bars.Should().HaveCount(13);
        bars[^1].Should().Be(new Bar("Week of Nov 2", 6));
        bars[^2].Should().Be(new Bar("Week of Oct 26", 1));
    }

    private static HourOfLoads At(int year, int month, int day, int hour, long loads) =>
        new(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), loads);
}
