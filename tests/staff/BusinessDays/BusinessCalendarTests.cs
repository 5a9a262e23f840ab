using CustomerConnect.Web.Staff.BusinessDays;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace CustomerConnect.Staff.Tests.BusinessDays;

/// <summary>When somebody has waited for more than a business day.</summary>
public class BusinessCalendarTests
{
    private static readonly DateTimeZone _york = DateTimeZoneProviders.Tzdb["America/New_York"];
    private static readonly DateTimeZone _lordHowe = DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"];

    [Theory]
    [InlineData("2026-11-24T14:00", "2026-11-23T14:00", "Tuesday: since Monday at this time")]
    [InlineData("2026-11-23T09:30", "2026-11-20T09:30", "Monday: since Friday at this time")]
    [InlineData("2026-11-21T11:00", "2026-11-20T00:00", "Saturday: before Friday began")]
    [InlineData("2026-11-22T23:59", "2026-11-20T00:00", "Sunday: the same")]
    [InlineData("2026-11-27T10:00", "2026-11-25T10:00", "the Friday after Thanksgiving: since Wednesday")]
    [InlineData("2026-11-26T10:00", "2026-11-25T00:00", "Thanksgiving: before Wednesday began")]
    [InlineData("2026-03-09T02:30", "2026-03-06T02:30", "clocks went forward on the Sunday between")]
    public void One_business_day_before_counts_neither_weekends_nor_closed_days(string now, string expected, string because) =>
        Before(_york, now, [new(2026, 11, 26)]).Should().Be(expected, because);

    [Theory]
    [InlineData("America/New_York", "2026-11-02T01:30", "2026-10-30T01:30")]
    [InlineData("Africa/Cairo", "2026-04-27T00:00", "2026-04-24T01:00")]
    public void Time_that_a_change_of_clocks_skips_or_repeats_has_an_answer(string zone, string now, string expected) =>
        Before(DateTimeZoneProviders.Tzdb[zone], now, []).Should().Be(expected);

    [Fact]
    public void Never_sooner_and_never_later_than_a_day_of_business_has_passed()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < 400; run++)
        {
            var closed = Enumerable.Range(0, random.Next(0, 12)).Select(_ => new LocalDate(2026, 10, 1).PlusDays(random.Next(0, 60))).ToHashSet();
            var calendar = new BusinessCalendar(DateTimeZone.Utc, closed);
            var now = Instant.FromUtc(2026, 11, 1, 0, 0) + Duration.FromMinutes(random.Next(0, 40 * 24 * 60));
            var began = now - Duration.FromMinutes(random.Next(0, 12 * 24 * 60));

            (began < calendar.OneDayBefore(now)).Should().Be(OpenTime(calendar, began, now) > Duration.FromDays(1), $"seed {seed}, run {run}: {began} to {now}");
        }
    }

    [Fact]
    public void Waiting_longer_never_makes_it_shorter_in_any_zone()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var zone in new[] { _york, _lordHowe })
        {
            var calendar = new BusinessCalendar(zone, new HashSet<LocalDate> { new(2026, 7, 3), new(2026, 12, 25) });
            for (var run = 0; run < 400; run++)
            {
                var now = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(0, 365 * 24 * 60));
                var later = now + Duration.FromMinutes(random.Next(0, 3 * 24 * 60));

                calendar.OneDayBefore(later).Should().BeGreaterThanOrEqualTo(calendar.OneDayBefore(now), $"seed {seed}, run {run}: {now} and {later} in {zone.Id}");
                calendar.OneDayBefore(now).Should().BeLessThan(now);
            }
        }
    }

    [Fact]
    public void House_that_is_closed_for_months_waits_for_nobody_and_ends()
    {
        var closed = Enumerable.Range(0, 400).Select(d => new LocalDate(2026, 1, 1).PlusDays(d)).ToHashSet();
        var now = Instant.FromUtc(2026, 12, 1, 12, 0);
        new BusinessCalendar(DateTimeZone.Utc, closed).OneDayBefore(now).Should().BeLessThan(now - Duration.FromDays(60));
    }

    [Fact]
    public void Federal_holidays_are_on_the_days_that_they_are_observed()
    {
        FederalHolidays.Of(2026).Select(d => d.Day.ToString("MM-dd", null)).Should().Equal(
            "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25");
        FederalHolidays.Of(2027).Select(d => d.Day.ToString("MM-dd", null)).Should().Equal(
            "01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24");
        FederalHolidays.Of(2028)[0].Day.Should().Be(new LocalDate(2027, 12, 31), "a Saturday's is observed the day before, be it last year");
    }

    private static string Before(DateTimeZone zone, string now, HashSet<LocalDate> closed)
    {
        var local = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value;
        return new BusinessCalendar(zone, closed).OneDayBefore(zone.AtLeniently(local).ToInstant()).InZone(zone).ToString("uuuu-MM-dd'T'HH:mm", null);
    }

    // The long way round: minute by minute would be the definition, whole days are as exact in UTC.
    private static Duration OpenTime(BusinessCalendar calendar, Instant from, Instant until)
    {
        var sum = Duration.Zero;
        for (var day = from.InUtc().Date; day <= until.InUtc().Date; day = day.PlusDays(1))
        {
            var begins = Instant.Max(from, day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
            var ends = Instant.Min(until, day.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant());
            sum += calendar.IsOpen(day) ? ends - begins : Duration.Zero;
        }

        return sum;
    }
}
