using CustomerConnect.Grains.Reservations;

namespace CustomerConnect.Tests.Reservations;

/// <summary>So many days later at the same local time.</summary>
public sealed class ReservationTermTests
{
    [Theory]
    [InlineData("2026-11-21T12:00:00Z", 7, "America/New_York", "2026-11-28T12:00:00Z")] // no change of clocks: whole days
    [InlineData("2026-10-28T14:00:00Z", 7, "America/New_York", "2026-11-04T15:00:00Z")] // clocks go back on 1 November: 10:00 stays 10:00
    [InlineData("2026-03-05T15:00:00Z", 7, "America/New_York", "2026-03-12T14:00:00Z")] // clocks go forward on 8 March
    [InlineData("2026-03-01T07:30:00Z", 7, "America/New_York", "2026-03-08T07:30:00Z")] // 02:30 does not exist: 03:30 EDT, an hour on
    [InlineData("2026-10-25T05:30:00Z", 7, "America/New_York", "2026-11-01T05:30:00Z")] // 01:30 comes twice: the earlier (EDT)
    [InlineData("2026-11-21T12:00:00Z", 7, "America/Phoenix", "2026-11-28T12:00:00Z")]  // no summer time at all
    [InlineData("2026-09-25T15:45:00Z", 1, "Pacific/Chatham", "2026-09-26T14:45:00Z")]  // zone of 12:45, clocks change by an hour
    public void Term_ends_at_the_same_local_time(string now, int days, string zone, string end) =>
        ReservationTerm.EndsAt(DateTimeOffset.Parse(now), days, zone).Should().Be(DateTimeOffset.Parse(end));

    [Fact]
    public void Unknown_zone_is_a_bug() =>
        FluentActions.Invoking(() => ReservationTerm.EndsAt(Some.Noon, 7, "Mars/Olympus"))
            .Should().Throw<NodaTime.TimeZones.DateTimeZoneNotFoundException>();
}
