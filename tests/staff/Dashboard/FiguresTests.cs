using CustomerConnect.Storage.Staff.Dashboard;
using CustomerConnect.Web.Staff.Dashboard;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace CustomerConnect.Staff.Tests.Dashboard;

public class FiguresTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeZone Kolkata = DateTimeZoneProviders.Tzdb["Asia/Kolkata"];
    private static readonly DashboardRecords Quiet = new(new(0, 0, 0), new(0, 0), [], [], [], [], [], []);

    [Fact]
    public void Nothing_that_happened_reads_as_nothing()
    {
        Of(Quiet, "2026-11-21T19:00:00Z").Select(f => (f.Title, f.Value, f.More)).Should().Equal(
            ("Here now", "0", "0 signed in, 0 realtors"), ("Homes on hold", "0", "none runs"), ("Reserved today", "0", "0 in 7 days"),
            ("Deposits held", "$0", "of 0 reservations that stand"), ("Appointments today", "0", "none still to come"));
    }

    [Theory]
    [InlineData("2026-11-21T04:59:00Z", "0", "1 in 7 days")] // 11:59 pm of the day before in New York
    [InlineData("2026-11-21T05:00:00Z", "1", "1 in 7 days")]
    [InlineData("2026-11-15T05:00:00Z", "0", "1 in 7 days")] // the first minute of six days ago
    [InlineData("2026-11-15T04:45:00Z", "0", "0 in 7 days")]
    public void Reservation_counts_for_the_day_of_its_community(string placed, string today, string week)
    {
        var reserved = Of(Quiet with { Reserved = [new("ny", Milliseconds(placed) / DashboardTable.Quarter, 1)] }, "2026-11-21T19:00:00Z")[2];
        (reserved.Value, reserved.More).Should().Be((today, week));
    }

    [Fact]
    public void Each_community_has_its_own_midnight()
    {
        // 6:45 pm of the 20th in New York and 5:15 am of the 21st in Kolkata; now it is the 21st in both.
        var quarter = Milliseconds("2026-11-20T23:45:00Z") / DashboardTable.Quarter;
        Of(Quiet with { Reserved = [new("ny", quarter, 3), new("in", quarter, 4)] }, "2026-11-21T12:00:00Z")[2].Value.Should().Be("4");
    }

    [Fact]
    public void Day_on_which_clocks_go_back_is_counted_from_its_midnight()
    {
        // November 1, 2026 in New York has 25 hours: it begins at 4 am UTC, not at 5.
        Of(Quiet with { Reserved = [new("ny", Milliseconds("2026-11-01T04:00:00Z") / DashboardTable.Quarter, 1)] }, "2026-11-02T04:30:00Z")[2].Value.Should().Be("1");
    }

    [Fact]
    public void Appointments_of_today_and_those_still_to_come_are_told_apart()
    {
        var records = Quiet with { Slots = [Slot("2026-11-21T15:00:00Z"), Slot("2026-11-21T20:00:00Z"), Slot("2026-11-22T15:00:00Z"), Slot("2026-11-20T15:00:00Z")] };
        var figure = Of(records, "2026-11-21T19:00:00Z")[4];
        (figure.Value, figure.More).Should().Be(("2", "1 still to come"));

        static SlotCount Slot(string at) => new("ny", Milliseconds(at), 1);
    }

    [Fact]
    public void Money_is_held_by_currency_and_the_first_hold_ends_in_words()
    {
        var figures = Of(
            Quiet with { Visits = new(1_214, 38, 1), Holds = new(9, Milliseconds("2026-11-21T19:01:12Z")), Deposits = [new("CAD", 250_000, 1), new("USD", 2_750_050, 11)] },
            "2026-11-21T19:00:00Z");
        figures[0].Should().BeEquivalentTo(new { Value = "1,214", More = "38 signed in, 1 realtor" });
        figures[1].Should().BeEquivalentTo(new { Value = "9", More = "the first ends in 1 minute" });
        figures[3].Should().BeEquivalentTo(new { Value = "CA$2,500 + $27,500.50", More = "of 12 reservations that stand" });
    }

    [Theory]
    [InlineData("2026-11-21T16:59:00Z", "Good morning, Dana")]
    [InlineData("2026-11-21T17:00:00Z", "Good afternoon, Dana")]
    [InlineData("2026-11-21T23:00:00Z", "Good evening, Dana")]
    public void Greeting_goes_by_the_clock_of_the_community(string now, string greeting) =>
        Greeting.Of(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), "America/New_York", "Dana Okafor").Should().Be(greeting);

    private static IReadOnlyList<Figure> Of(DashboardRecords records, string now)
    {
        static DateTimeZone Zone(string id) => id == "in" ? Kolkata : NewYork;
        return Figures.Of(records, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Zone, Zone);
    }

    private static long Milliseconds(string at) => DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
