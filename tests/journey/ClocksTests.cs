using System.Globalization;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace CustomerConnect.Journey.Tests;

public sealed class ClocksTests
{
    private static readonly DateTimeZone _newYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    public ClocksTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("en-US"), CultureInfo.GetCultureInfo("en"));

    [Theory]
    [InlineData("2026-11-23T19:30:00Z", "2:30\u00a0pm")]
    [InlineData("2026-11-01T05:30:00Z", "1:30\u00a0am EDT")]
    [InlineData("2026-11-01T06:30:00Z", "1:30\u00a0am EST")]
    [InlineData("2026-03-08T06:59:00Z", "1:59\u00a0am")]
    [InlineData("2026-03-08T07:00:00Z", "3:00\u00a0am")]
    public void Hour_that_a_day_has_twice_says_which_of_the_two(string at, string expected) =>
        new Clocks(_newYork, null).Time(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).Should().Be(expected);

    [Theory]
    [InlineData("America/Los_Angeles", "2026-11-23T19:30:00Z", "11:30\u00a0am")]
    [InlineData("America/Toronto", "2026-11-23T19:30:00Z", null)]
    [InlineData("Asia/Tokyo", "2026-11-23T19:30:00Z", "Tue, Nov 24, 4:30\u00a0am")]
    [InlineData("America/Lima", "2026-11-23T19:30:00Z", null)]
    [InlineData("America/Lima", "2026-07-23T19:30:00Z", "2:30\u00a0pm")]
    public void Visitors_own_time_is_said_where_it_differs_that_day(string zone, string at, string? expected) =>
        new Clocks(_newYork, DateTimeZoneProviders.Tzdb[zone]).TimeOfTheirs(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).Should().Be(expected);

    [Theory]
    [InlineData("fr", "fr-CA", "lundi 23 novembre à 14 h 30")]
    [InlineData("es", "es-US", "lunes 23 de noviembre, 2:30 p. m.")]
    [InlineData("en", "en-US", "Monday, November 23, at 2:30 pm")]
    public void Moment_is_written_as_in_the_language(string language, string formats, string expected)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(formats), CultureInfo.GetCultureInfo(language));

        new Clocks(_newYork, null).Moment(new(2026, 11, 23, 19, 30, 0, TimeSpan.Zero)).Replace('\u00a0', ' ').Replace('\u202f', ' ').Should().Be(expected);
    }

    [Fact]
    public void Calendar_knows_how_the_clock_is_changed_around_an_appointment() =>
        string.Join(' ', CalendarZone.Lines(_newYork, new(2026, 11, 23, 19, 30, 0, TimeSpan.Zero), new(2026, 11, 23, 19, 30, 0, TimeSpan.Zero))).Should()
            .Contain("TZID:America/New_York")
            .And.Contain("BEGIN:STANDARD DTSTART:20261101T020000 TZOFFSETFROM:-0400 TZOFFSETTO:-0500 TZNAME:EST END:STANDARD")
            .And.Contain("BEGIN:DAYLIGHT DTSTART:20270314T020000 TZOFFSETFROM:-0500 TZOFFSETTO:-0400 TZNAME:EDT END:DAYLIGHT");

    [Fact]
    public void Calendar_of_a_zone_whose_clock_never_changes_has_one_stretch() =>
        CalendarZone.Lines(DateTimeZone.Utc, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch).Should().ContainSingle(l => l.StartsWith("BEGIN:STANDARD")).And.Contain("TZOFFSETTO:+0000");
}
