using CustomerConnect.Web.Staff;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests;

public class StaffTimesTests
{
    private static readonly StaffTimes Portland = new("America/Los_Angeles");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_of_today_of_this_year_and_of_another_say_as_much_as_is_needed()
    {
        Portland.Short(Now.AddHours(-2), Now).Should().Be("10:00 am");
        Portland.Short(Now.AddDays(-2), Now).Should().Be("Nov 20, 12:00 pm");
        Portland.Short(Now.AddDays(-330), Now).Should().Be("Dec 27, 2025, 12:00 pm");
        Portland.Exact(Now.AddDays(-330), Now).Should().Be("Dec 27, 2025, 12:00:00 pm");
        Portland.Day(Now.AddDays(60), Now).Should().Be("Thu, Jan 21, 2027");
    }

    [Fact]
    public void Files_have_the_offset_of_the_moment_and_pages_the_name_of_the_clock()
    {
        Portland.Iso(Now).Should().Be("2026-11-22T12:00:00-08:00");
        Portland.Iso(Now.AddMonths(-5)).Should().Be("2026-06-22T13:00:00-07:00");
        Portland.Clock(Now).Should().Be("Los Angeles time (PST)");
        new StaffTimes(null).Clock(Now).Should().Be("UTC");
    }
}
