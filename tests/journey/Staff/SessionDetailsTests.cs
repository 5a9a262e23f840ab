using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>What staff see of one session, and what they do from there.</summary>
public sealed class SessionDetailsTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";
    private const string Good = "4242 4242 4242 4242";
    private const string Poor = "4000 0000 0000 9995";

    [Fact]
    public async Task Panel_tells_where_the_session_came_from_and_how_it_stands_and_what_happened()
    {
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        await maya.PayAsync(Poor);
        using var dana = await site.StaffAsync();

        var panel = await dana.GetAsync(await site.SessionOfAsync(maya));

        panel.Text.Should().Contain("Maya Okafor").And.Contain(maya.Email).And.Contain("Spring billboard").And.Contain("whole community")
            .And.Contain("Lantern House").And.Contain("Being made").And.Contain("Still missing deposit").And.Contain("Insufficient funds")
            .And.Contain("Payment of $2,500.00. Nothing charged.").And.Contain("Safari 18.1").And.Contain("Identity verification Contact Not started").And.Contain("by phone");
        panel.Text.Should().MatchRegex("History.*insufficient funds.*Home held.*Chose an appointment.*Signed in.*Chose a home.*Opened the link");
    }

    [Fact]
    public async Task Hold_that_staff_end_frees_the_home_and_returns_the_deposit_and_is_done_once()
    {
        using var maya = await site.VisitAsync();
        var home = await site.HoldAsync(maya);
        await maya.PayAsync(Good);
        using var dana = await site.StaffAsync();
        var at = await site.SessionOfAsync(maya);
        var panel = await dana.GetAsync(at);

        foreach (var none in new[] { "", "99" })
        {
            (await dana.PostAsync(panel, $"{at}/end-hold", ("reason", none))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Say why the hold is ended."));
        }

        (await dana.PostAsync(panel, $"{at}/end-hold", ("reason", "Mistake"))).Location.Should().Be(at);
        (await dana.PostAsync(panel, $"{at}/end-hold", ("reason", "Mistake"))).Location.Should().Be(at, "the same form sent twice is harmless");

        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free");
        await Site.UntilAsync(async () => (await dana.GetAsync(at)).Text is var text && text.Contains("Hold ended by the sales team") && text.Contains("Hold ended (held by mistake), by Dana Okafor") && text.Contains("Deposit returned"), "the panel says so");
        var id = at["/staff/sessions/".Length..];
        (await dana.PostAsync(panel, $"{at}/end-hold", ("reason", "Mistake"), ("command", $"{Guid.NewGuid()}"))).Location.Should().Be(at, "what is asked for is so already");
        (await site.CountAsync($"staff_action where what = 'hold.ended' and project_id = '{Tower}' and staff_id is not null and on_id in ('{id}', '{home}')")).Should().Be(1, "what was done once is one line of the trail");
        (await dana.GetAsync("/staff/audit?what=hold")).Text.Should().Contain("Ended a hold").And.Contain("Dana Okafor").And.Contain("Held by mistake");
    }

    [Fact]
    public async Task Reservation_is_extended_once_a_form_and_reversed_with_a_reason()
    {
        using var maya = await site.VisitAsync();
        var home = await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var at = await site.SessionOfAsync(maya);
        var before = await dana.GetAsync(at);
        before.Html.Should().Contain($"href=\"/staff/calendar/{await site.ReservationOfAsync(maya)}/move\"").And.Contain("Move appointment");
        var ends = long.Parse(before.HiddenOf($"{at}/extend")["from"], System.Globalization.CultureInfo.InvariantCulture);

        (await dana.PostAsync(before, $"{at}/extend", ("reason", ""), ("days", "2"))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Say why the reservation is extended."));
        (await dana.PostAsync(before, $"{at}/extend", ("reason", "Papers"), ("days", "0"))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Give it 1 to 90 days more."));
        (await dana.PostAsync(before, $"{at}/extend", ("reason", "Papers"), ("days", "2"))).Location.Should().Be(at);
        (await dana.PostAsync(before, $"{at}/extend", ("reason", "Papers"), ("days", "2"))).Location.Should().Be(at);

        var extended = await dana.GetAsync(at);
        var later = long.Parse(extended.HiddenOf($"{at}/extend")["from"], System.Globalization.CultureInfo.InvariantCulture);
        TimeSpan.FromMilliseconds(later - ends).Should().BeCloseTo(TimeSpan.FromDays(2), TimeSpan.FromHours(1), "clocks may change in between");
        extended.Text.Should().Contain("Reservation extended (the papers are not ready), by Dana Okafor");

        (await dana.PostAsync(extended, $"{at}/reverse", ("reason", ""), ("note", "Half a thought"))).Should().Match<Got>(
            r => r.Status == 422 && r.Text.Contains("Say why the reservation is taken back.") && r.Html.Contains(">Half a thought</textarea>"), "what was typed is kept");
        (await dana.PostAsync(extended, $"{at}/reverse", ("reason", "Financing"), ("note", "The bank said no."))).Location.Should().Be(at);

        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free");
        var reversed = await dana.GetAsync(at);
        reversed.Text.Should().Contain("Reason Financing fell through").And.Contain("Note The bank said no. (Dana Okafor)").And.NotContain("Reserved", "its badge says what became of it");
        (await dana.GetAsync("/staff/sessions?status=reversed&when=all")).Html.Should().Contain(at);
        (await dana.GetAsync("/staff/sessions?status=reserved&when=all")).Html.Should().NotContain(at);
        await Site.UntilAsync(async () => (await dana.GetAsync("/staff/sessions?status=reversed&when=all")).Text.Contains("Returned", StringComparison.Ordinal), "the row says that the money is back");
        reversed.Text.Should().Contain("Reversed").And.Contain("Reservation reversed (financing fell through), by Dana Okafor").And.NotContain("Complete the reservation").And.NotContain("Move appointment");
        (await dana.GetAsync("/staff/audit?what=reservation")).Text.Should().Contain("Extended a reservation").And.Contain("The papers are not ready").And.Contain("Financing fell through");
        (await dana.PostAsync(extended, $"{at}/complete")).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("taken back by the sales team"));
    }

    [Fact]
    public async Task Completed_reservation_sells_the_home()
    {
        using var maya = await site.VisitAsync();
        var home = await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var at = await site.SessionOfAsync(maya);

        (await dana.PostAsync(await dana.GetAsync(at), $"{at}/complete")).Location.Should().Be(at);

        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Sold, "the home is sold");
        (await dana.GetAsync("/staff/audit?what=reservation")).Text.Should().Contain("Completed a reservation").And.Contain("The agreement is signed");
        (await dana.GetAsync(at)).Text.Should().Contain("Completed").And.Contain("Reservation completed, by Dana Okafor");
    }

    [Fact]
    public async Task Panel_lists_building_floor_model_and_home_says_that_no_time_is_chosen_and_how_clients_identities_stand()
    {
        using var maya = await site.VisitAsync();
        await maya.ArriveAsync(await site.FreeHomeAsync(Tower));
        using var dana = await site.StaffAsync();
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.ExtendReservations);
        var at = await site.SessionOfAsync(maya);
        var id = at["/staff/sessions/".Length..];
        await site.TextAsync($"insert into client_profile (profile_id, session_id, realtor_id, first_name, last_name, contact_id, created_at, changed_at) values ('cp-{id}', '{id}', 'a-realtor', 'Clive', 'Client', 'ck-{id}', 1, 1)");
        await site.TextAsync($"insert into identity_view (contact_id, version, status, profile, attempts, started_at, changed_at) values ('ck-{id}', 1, 'verified', 1, 1, 1, 1)");

        var text = (await dana.GetAsync(at)).Text;

        text.Should().MatchRegex("Community Alder Ferry Project Lantern House Building .+, floor [0-9]+ Model The .+ Home [0-9]+").And.Contain("Slot None chosen")
            .And.Contain("Client Clive Client Verified").And.Contain("Times are New York time");
        (await rob.GetAsync(at)).Text.Should().Contain("For members who may see identities").And.NotContain("Clive").And.NotContain("Not started");
    }

    [Fact]
    public async Task Session_that_held_twice_shows_the_attempts_at_both_deposits_and_copies_its_whole_id()
    {
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        await maya.PayAsync(Poor);
        using var dana = await site.StaffAsync();
        var at = await site.SessionOfAsync(maya);
        await dana.PostAsync(await dana.GetAsync(at), $"{at}/end-hold", ("reason", "AskedFor"));
        await Site.UntilAsync(async () => (await dana.GetAsync(at)).Text.Contains("Hold ended by the sales team", StringComparison.Ordinal), "the hold is over");
        var home = await site.FreeHomeAsync(Tower);
        await maya.GetAsync($"/reserve/home/{home}");
        await maya.GetAsync("/reserve/checkout");
        await maya.PayAsync("4000 0000 0000 0002");

        var panel = await dana.GetAsync(at);

        panel.Html.Should().Contain($"data-copy=\"{at["/staff/sessions/".Length..]}\"");
        panel.Text.Should().MatchRegex("Deposit attempts.*Card declined.*Insufficient funds");
    }

    [Fact]
    public async Task Member_without_the_permission_sees_no_button_and_is_refused()
    {
        using var maya = await site.VisitAsync();
        var home = await site.HoldAsync(maya);
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.ExtendReservations);
        var at = await site.SessionOfAsync(maya);
        var panel = await rob.GetAsync(at);

        panel.Text.Should().Contain("Maya Okafor").And.NotContain("End the hold").And.NotContain("Move appointment");
        (await rob.PostAsync(panel, $"{at}/end-hold", ("reason", "Mistake"), ("command", $"{Guid.NewGuid()}"))).Status.Should().BeOneOf([302, 403], "the permission is asked for at the door");

        (await site.StatusAsync(Tower, home)).Should().Be(PublicStatus.BeingReserved);
    }

    [Fact]
    public async Task Session_of_another_division_is_not_there_at_all()
    {
        using var maya = await site.VisitAsync();
        var home = await site.HoldAsync(maya);
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        var at = await site.SessionOfAsync(maya);

        (await eve.GetAsync(at)).Status.Should().Be(404);
        var other = await eve.GetAsync("/staff/sessions");
        (await eve.PostAsync(other, $"{at}/end-hold", ("reason", "Mistake"), ("command", $"{Guid.NewGuid()}"))).Status.Should().Be(404);
        (await eve.GetAsync("/staff/sessions/no-such-session")).Status.Should().Be(404);

        (await site.StatusAsync(Tower, home)).Should().Be(PublicStatus.BeingReserved);
    }
}
