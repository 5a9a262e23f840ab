using CustomerConnect.Web.Staff.Calendar;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Xunit;

namespace CustomerConnect.Staff.Tests.Calendar;

public class CalendarQueryTests
{
    private static readonly LocalDate Today = new(2026, 11, 21);

    [Theory]
    [InlineData("day", "2026-11-21", "2026-11-21")]
    [InlineData("week", "2026-11-16", "2026-11-22")]
    [InlineData("month", "2026-10-26", "2026-12-06")]
    public void Stretch_is_of_whole_weeks_from_monday(string view, string first, string last)
    {
        var stretch = new CalendarQuery(view, null, null, null, null).Stretch(Today);
        (Iso(stretch.Start), Iso(stretch.End)).Should().Be((first, last));
    }

    [Theory]
    [InlineData("day", "2026-11-22", "2026-11-20")]
    [InlineData("week", "2026-11-28", "2026-11-14")]
    [InlineData("month", "2026-12-01", "2026-10-01")]
    public void Later_and_earlier_go_by_the_view(string view, string later, string earlier)
    {
        var query = new CalendarQuery(view, null, null, null, null);
        (Iso(query.Later(Today, 1).Date!.Value), Iso(query.Later(Today, -1).Date!.Value)).Should().Be((later, earlier));
    }

    [Fact]
    public void Month_after_a_long_one_is_not_skipped() =>
        new CalendarQuery("month", new LocalDate(2027, 1, 31), null, null, null).Later(Today, 1).Date.Should().Be(new LocalDate(2027, 2, 1));

    [Theory]
    [InlineData("?view=month&date=2026-11-01&community=c1&kind=phone")]
    [InlineData("")]
    public void Address_carries_what_was_asked_for(string query) => Read(query).Address().Should().Be($"/staff/calendar{query}");

    [Theory]
    [InlineData("?view=year&date=tomorrow&kind=both")]
    [InlineData("?date=9999-01-01&view=week")]
    public void What_is_not_known_is_left_out(string query) => Read(query).Address().Should().Be("/staff/calendar");

    private static CalendarQuery Read(string query) =>
        CalendarQuery.Of(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
