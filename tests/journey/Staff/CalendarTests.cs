using System.Net;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>Appointments on the calendar of staff, moved by its form, and in a member's feed.</summary>
public sealed class CalendarTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Appointment_stands_on_its_day_in_every_view_and_opens_its_session()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var day = await DayOfAsync(maya);
        var session = await site.SessionOfAsync(maya);

        foreach (var view in new[] { "day", "week" })
        {
            var page = await dana.GetAsync($"/staff/calendar?view={view}&date={day}");
            page.Text.Should().Contain("Maya Okafor");
            page.Html.Should().Contain(session).And.NotContain("style=");
        }

        var month = await dana.GetAsync($"/staff/calendar?view=month&date={day}");
        month.Text.Should().Contain("Maya Okafor");
        month.Html.Should().Contain($"href=\"/staff/calendar?view=day&amp;date={day}\"", "a month shows the first of a day and leads to all of them");

        (await dana.GetAsync($"/staff/calendar?view=day&date={Next(day, 90)}")).Text.Should().Contain("No appointment in these days").And.NotContain("Maya Okafor");
        (await dana.GetAsync($"/staff/calendar?date={day}&project=orchard-homes")).Text.Should().NotContain("Maya Okafor");
        (await dana.GetAsync($"/staff/calendar?date={day}&community=nowhere")).Text.Should().NotContain("Maya Okafor");
        (await dana.GetAsync("/staff/calendar?view=nonsense&date=31-31-31")).Status.Should().Be(200, "what an address does not say right is left out");
    }

    [Fact]
    public async Task Open_calendar_of_the_scope_hears_of_what_is_booked_and_moved_elsewhere_until_its_page_is_left()
    {
        using var dana = await site.StaffAsync();
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        await using var inside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", dana.Cookies);
        await using var outside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", eve.Cookies);
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        var session = (await site.SessionOfAsync(maya))["/staff/sessions/".Length..];
        var slot = SlotKey.Parse(await site.TextAsync($"select slot_id from session_view where session_id = '{session}'"))!;
        foreach (var hub in (HubSocket[])[inside, outside])
        {
            await hub.InvokeAsync("WatchCalendar", $"?date={ZonedDay(slot)}");
        }

        bool Drawn(string message, string how) => message.Contains("data-part=calendar", StringComparison.Ordinal) && message.Contains($"appt-{session}", StringComparison.Ordinal)
            && message.Contains(how, StringComparison.Ordinal);
        await maya.SubmitAsync(await maya.PayAsync("4242 4242 4242 4242"));
        var id = await site.ReservationOfAsync(maya);
        (await inside.NextAsync(m => Drawn(m, $"/staff/calendar/{id}/move"))).Should().NotContain("style=");

        var form = await dana.GetAsync($"/staff/calendar/{id}/move");
        await dana.PostAsync(form, $"/staff/calendar/{id}/move", ("slot", form.FreeSlots[^1]), ("reason", "Team"));
        var at = Instant.FromDateTimeOffset(SlotKey.Parse(form.FreeSlots[^1])!.StartsAt).InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).TimeOfDay;
        await inside.NextAsync(m => Drawn(m, at.ToString("h:mm", System.Globalization.CultureInfo.InvariantCulture)));

        await inside.InvokeAsync("Leave");
        (await outside.InvokeAsync("Ready", m => m.Contains("Maya", StringComparison.Ordinal) || m.Contains("\"type\":3", StringComparison.Ordinal))).Should().Contain("\"type\":3");
        (await outside.InvokeAsync("WatchCalendar", new string('x', 1_500))).Should().Contain("\"type\":3").And.NotContain("error", "nonsense is left out");
    }

    [Fact]
    public async Task Appointment_is_moved_with_a_reason_once_a_form_and_the_customer_is_told()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var id = await site.ReservationOfAsync(maya);
        var at = $"/staff/calendar/{id}/move";
        var form = await dana.GetAsync(at);
        var next = form.FreeSlots[^1];

        (await dana.PostAsync(form, at, ("slot", next), ("reason", ""))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Say why the appointment is moved."));
        (await dana.PostAsync(form, at, ("reason", "Team"))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Choose a time first."));
        var moved = await dana.PostAsync(form, at, ("slot", next), ("reason", "Team"));
        (await dana.PostAsync(form, at, ("slot", next), ("reason", "Team"))).Location.Should().Be(moved.Location, "the same form sent twice is harmless");

        (await dana.GetAsync(moved.Location!)).Text.Should().Contain("Maya Okafor's appointment is now").And.Contain("They are told by e-mail.");
        (await site.MailAsync(maya.Email, m => m.Subject?.StartsWith("Your appointment", StringComparison.Ordinal) == true)).Body.Should().NotBeEmpty();
        (await site.CountAsync($"outbox where cause like 'appointment-moved/{id}/%' and recipient_kind = 'contact'")).Should().Be(1);
        (await dana.GetAsync(await site.SessionOfAsync(maya))).Text.Should().Contain("Appointment moved (nobody of the team can be there), by Dana Okafor");
        (await site.CountAsync($"reservation_view where reservation_id = '{id}' and slot_id = '{next}'")).Should().Be(1);
        (await site.CountAsync($"staff_action where what = 'appointment.moved' and on_id = '{id}' and community_id = 'alder-ferry' and staff_id is not null")).Should().Be(1, "the same form is one line of the trail");
        (await dana.GetAsync("/staff/audit?what=appointment")).Text.Should().Contain("Moved an appointment").And.Contain("Nobody of the team can be there");
    }

    [Fact]
    public async Task Time_that_somebody_else_took_is_said_kindly_and_the_appointment_stays()
    {
        using var maya = await site.VisitAsync();
        using var nora = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var id = await site.ReservationOfAsync(maya);
        var before = await site.TextAsync($"select slot_id from reservation_view where reservation_id = '{id}'");
        var at = $"/staff/calendar/{id}/move";
        var form = await dana.GetAsync(at);
        await site.ReserveAsync(nora);
        var taken = (await site.TextAsync($"select slot_id from reservation_view where reservation_id = '{await site.ReservationOfAsync(nora)}'"))!;

        var refused = await dana.PostAsync(form, at, ("slot", taken), ("reason", "Customer"));

        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("Somebody else just booked that time.");
        refused.Html.Should().Contain("value=\"Customer\" selected", "what was chosen is kept");
        (await site.TextAsync($"select slot_id from reservation_view where reservation_id = '{id}'")).Should().Be(before);
        (await site.CountAsync($"outbox where cause like 'appointment-moved/{id}/%'")).Should().Be(0);
    }

    [Fact]
    public async Task Free_times_leave_out_what_is_booked_and_a_move_is_offered_only_for_what_is_reserved()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var nora = await site.VisitAsync();
        await site.HoldAsync(nora);
        using var dana = await site.StaffAsync();
        var id = await site.ReservationOfAsync(maya);
        var own = await site.TextAsync($"select slot_id from reservation_view where reservation_id = '{id}'");
        var day = await DayOfAsync(maya);

        var free = (await dana.GetAsync($"/staff/calendar/{id}/free?from={day}&to={day}")).Html;
        var chosen = (await site.TextAsync($"select s.slot_id from session_view s join contact c on c.contact_id = s.contact_id where c.email = '{nora.Email}'"))!;
        var week = await dana.GetAsync($"/staff/calendar?date={ZonedDay(SlotKey.Parse(chosen)!)}");

        free.Should().Contain($"\"day\":\"{day}\"").And.NotContain(own!);
        week.Text.Should().Contain("chosen");
        week.Html.Should().Contain("not booked yet").And.Contain($"data-move=\"{id}\"");
        System.Text.RegularExpressions.Regex.Count(week.Html, "class=\"appt[^\"]*chosen[^\"]*\" data-move").Should().Be(0, "nothing is booked that could be moved");
    }

    [Fact]
    public async Task Member_without_the_permission_or_of_another_division_moves_nothing()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        var id = await site.ReservationOfAsync(maya);
        var day = await DayOfAsync(maya);
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.ExtendReservations);
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));

        (await rob.GetAsync($"/staff/calendar?date={day}")).Should().Match<Got>(p => p.Text.Contains("Maya Okafor") && !p.Html.Contains("/move"));
        (await rob.GetAsync($"/staff/calendar/{id}/move")).Status.Should().BeOneOf(302, 403);
        (await eve.GetAsync($"/staff/calendar?date={day}")).Text.Should().NotContain("Maya Okafor");
        (await eve.GetAsync($"/staff/calendar/{id}/move")).Status.Should().Be(404);
        (await eve.GetAsync($"/staff/calendar/{id}/free")).Status.Should().Be(404);
        (await eve.PostAsync(await eve.GetAsync("/staff/calendar"), $"/staff/calendar/{id}/move", ("slot", "x"), ("reason", "Team"), ("command", $"{Guid.NewGuid()}"))).Status.Should().Be(404);
        (await eve.GetAsync("/staff/calendar/no-such-reservation/move")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Feed_is_shown_once_read_without_signing_in_and_gone_when_it_is_taken_back()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        using var calendar = new Customer(site);
        (await dana.GetAsync("/staff/calendar")).Text.Should().Contain("Not in use");

        (await dana.PostAsync(await dana.GetAsync("/staff/calendar"), "/staff/calendar/feed")).Location.Should().Be("/staff/calendar#feed-title");
        var shown = await dana.GetAsync("/staff/calendar");
        var path = FeedPath(shown);
        FeedPathOrNull(await dana.GetAsync("/staff/calendar")).Should().BeNull("it is shown once");
        var feed = (await calendar.GetAsync(path)).Html;

        feed.Should().StartWith("BEGIN:VCALENDAR").And.Contain("BEGIN:VTIMEZONE").And.Contain("SUMMARY:Maya Okafor").And.Contain("DTSTART;TZID=America/")
            .And.NotContain(maya.Email).And.NotContain("Quay Street").And.EndWith("END:VCALENDAR\r\n");
        feed.Split("\r\n").Should().OnlyContain(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);
        (await site.CountAsync($"staff_calendar_feed where token_hash like '%{path[10..30]}%'")).Should().Be(0, "the database has a hash of it alone");

        await dana.PostAsync(await dana.GetAsync("/staff/calendar"), "/staff/calendar/feed");
        var renewed = FeedPath(await dana.GetAsync("/staff/calendar"));
        (await calendar.GetAsync(path)).Status.Should().Be(404, "a new address ends the old one");
        (await calendar.GetAsync(renewed)).Status.Should().Be(200);

        await dana.PostAsync(await dana.GetAsync("/staff/calendar"), "/staff/calendar/feed/revoke");
        (await calendar.GetAsync(renewed)).Status.Should().Be(404);
        (await calendar.GetAsync("/calendar/x.ics")).Status.Should().Be(404);
        (await site.CountAsync("staff_action where what = 'calendar-feed.revoked' and staff_id in (select staff_id from staff_action where what = 'calendar-feed.made')")).Should().Be(1);
    }

    [Fact]
    public async Task Feed_shows_what_the_member_sees_now_and_answers_unchanged_with_304()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        await eve.PostAsync(await eve.GetAsync("/staff/calendar"), "/staff/calendar/feed");
        var path = FeedPath(await eve.GetAsync("/staff/calendar"));
        using var client = site.CreateDefaultClient();

        using var first = await client.GetAsync(path);
        (await first.Content.ReadAsStringAsync()).Should().NotContain("BEGIN:VEVENT");
        first.Headers.CacheControl!.Private.Should().BeTrue();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request);
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    private async Task<string> DayOfAsync(Customer customer) =>
        ZonedDay(SlotKey.Parse(await site.TextAsync($"select slot_id from reservation_view where reservation_id = '{await site.ReservationOfAsync(customer)}'"))!);

    private static string ZonedDay(SlotKey slot) =>
        LocalDatePattern.Iso.Format(Instant.FromDateTimeOffset(slot.StartsAt).InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).Date);

    private static string Next(string day, int days) => LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse(day).Value.PlusDays(days));

    private static string FeedPath(Got page) => FeedPathOrNull(page) ?? throw new InvalidOperationException(page.Text);

    private static string? FeedPathOrNull(Got page) =>
        System.Text.RegularExpressions.Regex.Match(page.Html, "/calendar/[A-Za-z0-9_-]{43}\\.ics") is { Success: true } found ? found.Value : null;
}
