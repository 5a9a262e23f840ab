using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests.Slots;

public sealed class SlotScheduleTests
{
    private const string NewYork = "America/New_York";
    private static readonly WeeklyHours MondayMorning = new("in-person", DayOfWeek.Monday, new(10, 0), new(12, 0));

    [Fact]
    public void Two_open_hours_make_four_half_hour_slots_on_the_projects_clock()
    {
        var project = ProjectWithHours.In(NewYork, 30, 120, 7, MondayMorning);

        var offered = Utc(project, "2026-11-21T20:00Z");

        offered.Should().Equal("2026-11-23T15:00Z", "2026-11-23T15:30Z", "2026-11-23T16:00Z", "2026-11-23T16:30Z");
    }

    [Fact]
    public void What_is_left_at_the_end_and_shorter_than_a_slot_is_not_offered() =>
        Utc(ProjectWithHours.In(NewYork, 45, 0, 7, MondayMorning), "2026-11-21T20:00Z")
            .Should().Equal("2026-11-23T15:00Z", "2026-11-23T15:45Z");

    [Fact]
    public void A_slot_exactly_at_the_notice_is_offered_and_one_before_is_not() =>
        Utc(ProjectWithHours.In(NewYork, 30, 120, 1, MondayMorning), "2026-11-23T13:30Z")
            .Should().Equal("2026-11-23T15:30Z", "2026-11-23T16:00Z", "2026-11-23T16:30Z");

    [Fact]
    public void A_slot_exactly_at_the_horizon_is_offered_and_one_after_is_not() =>
        Utc(ProjectWithHours.In(NewYork, 30, 0, 7, MondayMorning), "2026-11-16T15:30Z")
            .Should().Equal("2026-11-16T15:30Z", "2026-11-16T16:00Z", "2026-11-16T16:30Z", "2026-11-23T15:00Z", "2026-11-23T15:30Z");

    [Fact]
    public void Ten_oclock_stays_ten_oclock_across_the_change_of_clocks() =>
        Utc(ProjectWithHours.In(NewYork, 120, 0, 14, MondayMorning), "2026-10-26T00:00Z")
            .Should().Equal("2026-10-26T14:00Z", "2026-11-02T15:00Z");

    [Fact]
    public void The_hour_that_does_not_exist_has_no_slot()
    {
        // Clocks go from 2 to 3 am on March 8, 2026: 1 to 4 am is two hours long.
        var night = new WeeklyHours("in-person", DayOfWeek.Sunday, new(1, 0), new(4, 0));

        Utc(ProjectWithHours.In(NewYork, 60, 0, 3, night), "2026-03-07T12:00Z")
            .Should().Equal("2026-03-08T06:00Z", "2026-03-08T07:00Z");
    }

    [Fact]
    public void Hours_that_open_inside_the_missing_hour_open_when_it_is_over()
    {
        var night = new WeeklyHours("in-person", DayOfWeek.Sunday, new(2, 30), new(4, 0));

        Utc(ProjectWithHours.In(NewYork, 60, 0, 3, night), "2026-03-07T12:00Z").Should().Equal("2026-03-08T07:00Z");
    }

    [Fact]
    public void The_hour_that_comes_twice_has_its_slots_twice()
    {
        // Clocks go from 2 back to 1 am on November 1, 2026: midnight to 3 am is four hours long.
        var night = new WeeklyHours("in-person", DayOfWeek.Sunday, new(0, 0), new(3, 0));

        Utc(ProjectWithHours.In(NewYork, 60, 0, 3, night), "2026-10-31T12:00Z")
            .Should().Equal("2026-11-01T04:00Z", "2026-11-01T05:00Z", "2026-11-01T06:00Z", "2026-11-01T07:00Z");
    }

    [Fact]
    public void A_slot_longer_than_the_changed_hour_never_overlaps_the_next()
    {
        var night = new WeeklyHours("in-person", DayOfWeek.Sunday, new(1, 30), new(6, 0));

        Utc(ProjectWithHours.In(NewYork, 90, 0, 3, night), "2026-03-07T12:00Z").Should().Equal("2026-03-08T06:30Z", "2026-03-08T08:00Z");
    }

    [Fact]
    public void Hours_until_midnight_reach_the_end_of_the_day()
    {
        var evening = new WeeklyHours("in-person", DayOfWeek.Monday, new(23, 0), new(0, 0));

        Utc(ProjectWithHours.In(NewYork, 30, 0, 7, evening), "2026-11-21T20:00Z").Should().Equal("2026-11-24T04:00Z", "2026-11-24T04:30Z");
    }

    [Fact]
    public void Overlapping_rows_of_the_schedule_offer_a_slot_once() =>
        Utc(ProjectWithHours.In(NewYork, 60, 0, 7, MondayMorning, MondayMorning), "2026-11-21T20:00Z")
            .Should().Equal("2026-11-23T15:00Z", "2026-11-23T16:00Z");

    [Fact]
    public void Hours_of_one_kind_offer_nothing_of_the_other() =>
        SlotSchedule.Offered(ProjectWithHours.In(NewYork, 30, 0, 7, MondayMorning), AppointmentKind.Phone, At("2026-11-21T20:00Z"))
            .Should().BeEmpty();

    [Fact]
    public void A_project_without_appointments_offers_none() =>
        Utc(ProjectWithHours.In(NewYork, 30, 0, 7, MondayMorning).With(s => s with { IncludeAppointment = false, RequireAppointment = false }), "2026-11-21T20:00Z")
            .Should().BeEmpty();

    [Fact]
    public void A_full_slot_is_left_out_and_a_half_full_one_says_what_is_left()
    {
        var project = ProjectWithHours.In(NewYork, 60, 0, 7, MondayMorning).With(s => s with { InPersonCapacity = 2 });
        var booked = new Dictionary<string, int> { ["p1/in-person/20261123T1500Z"] = 2, ["p1/in-person/20261123T1600Z"] = 1 };

        var open = SlotSchedule.Open(project, AppointmentKind.InPerson, At("2026-11-21T20:00Z"), booked);

        open.Should().ContainSingle();
        open[0].Left.Should().Be(1);
        open[0].StartsAt.Should().Be(new NodaTime.LocalDateTime(2026, 11, 23, 11, 0));
    }

    [Theory]
    [InlineData("2026-11-23T15:00Z", true)]
    [InlineData("2026-11-23T15:10Z", false)]
    [InlineData("2026-11-24T15:00Z", false)]
    public void Only_a_slot_of_the_schedule_is_offered(string start, bool offered) =>
        SlotSchedule.IsOffered(
            ProjectWithHours.In(NewYork, 30, 120, 7, MondayMorning),
            new(new("p1"), AppointmentKind.InPerson, At(start)), At("2026-11-21T20:00Z")).Should().Be(offered);

    [Fact]
    public void A_slot_of_another_project_is_not_offered() =>
        SlotSchedule.IsOffered(
            ProjectWithHours.In(NewYork, 30, 120, 7, MondayMorning),
            new(new("p2"), AppointmentKind.InPerson, At("2026-11-23T15:00Z")), At("2026-11-21T20:00Z")).Should().BeFalse();

    private static IEnumerable<string> Utc(Project project, string now) =>
        SlotSchedule.Offered(project, AppointmentKind.InPerson, At(now))
            .Select(s => s.StartsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
