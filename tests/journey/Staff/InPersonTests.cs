using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>Reservations that staff take for somebody without an e-mail address.</summary>
public sealed partial class InPersonTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";
    private const string Desk = $"/staff/in-person?project={Tower}";

    [Fact]
    public async Task Home_is_reserved_once_a_form_through_the_same_grains_and_marked_everywhere()
    {
        using var dana = await site.StaffAsync();
        var home = await site.FreeHomeAsync(Tower);
        var page = await dana.GetAsync(Desk);
        page.Text.Should().Contain("I have taken the deposit of $2,500.00 in person").And.NotContain("@if");
        var slot = Slot(page);

        var done = await dana.PostAsync(page, "/staff/in-person", Fields(home, slot));
        done.Status.Should().Be(303);
        (await dana.PostAsync(page, "/staff/in-person", Fields(home, slot))).Location.Should().Be(done.Location, "the same form sent twice is one reservation");

        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.InProgress, "the home is reserved");
        var panel = await dana.GetAsync(done.Location!);
        panel.Text.Should().Contain("In person, at the sales center").And.Contain("Taken by Dana Okafor").And.Contain("Taken in person by the sales team, not charged here.")
            .And.Contain("Taken in person, with the deposit, by Dana Okafor").And.Contain("Home reserved").And.Contain("Ezra Stone");
        (await dana.GetAsync("/staff/sessions")).Text.Should().Contain("Customer, in person");
        var id = done.Location!["/staff/sessions/".Length..];
        (await site.TextAsync($"select slot_id from session_view where session_id = '{id}'")).Should().Be(slot);
        (await site.CountAsync($"slot_view where slot_id = '{slot}' and booked >= 1")).Should().Be(1);
        var contact = await site.TextAsync($"select contact_id from session_view where session_id = '{id}'");
        (await dana.GetAsync($"/staff/contacts/{contact}")).Text.Should().Contain("E-mail None").And.Contain("None: no address is confirmed").And.MatchRegex("Active In person");
        (await site.CountAsync($"deposit_view where session_id = '{id}'")).Should().Be(0, "nothing is charged by us");
        (await site.CountAsync($"outbox where recipient_id = '{contact}' and status = 'sent'")).Should().Be(0);
        (await site.CountAsync($"event where stream = 'session/{id}' and type = 'session.taken-in-person'")).Should().Be(1);
        (await site.CountAsync("event where data like '%Ezra%'")).Should().Be(0, "the log names nobody");
        (await site.CountAsync($"staff_action where what = 'reservation.in-person' and on_id = '{id}' and community_id = 'alder-ferry' and staff_id is not null")).Should().Be(1);
        (await dana.GetAsync("/staff/audit?what=reservation")).Text.Should().Contain("Took a reservation in person").And.Contain("They have no e-mail address");
    }

    [Fact]
    public async Task Same_person_is_the_same_contact_and_the_limit_holds_for_them()
    {
        using var dana = await site.StaffAsync();
        var first = await site.FreeHomeAsync(Tower);
        var page = await dana.GetAsync(Desk);
        (await dana.PostAsync(page, "/staff/in-person", Fields(first, Slot(page), "Ida", "(503) 226-1199"))).Status.Should().Be(303);
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, first) == PublicStatus.InProgress, "the first is reserved");
        var second = await site.FreeHomeAsync(Tower);

        page = await dana.GetAsync(Desk);
        var refused = await dana.PostAsync(page, "/staff/in-person", Fields(second, Slot(page), "IDA", "503-226-1199"));

        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("on hold or reserved here already");
        refused.Html.Should().Contain("value=\"IDA\"", "what was typed stays");
        (await site.StatusAsync(Tower, second)).Should().Be(PublicStatus.Available);
        (await site.CountAsync("contact where phone = '+15032261199'")).Should().Be(1);
    }

    [Fact]
    public async Task Limit_holds_for_who_has_no_telephone_either_and_is_known_by_the_address()
    {
        using var dana = await site.StaffAsync();
        (string, string)[] address = [("street", "4 Cannery Lane"), ("city", "Astoria")];
        var first = await site.FreeHomeAsync(Tower);
        var page = await dana.GetAsync(Desk);
        (await dana.PostAsync(page, "/staff/in-person", [.. Fields(first, Slot(page), "Noé", ""), .. address])).Status.Should().Be(303);
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, first) == PublicStatus.InProgress, "the first is reserved");
        var second = await site.FreeHomeAsync(Tower);

        page = await dana.GetAsync(Desk);
        var refused = await dana.PostAsync(page, "/staff/in-person", [.. Fields(second, Slot(page), "NOE", ""), ("street", "4 cannery lane"), ("city", "Astoria")]);

        refused.Text.Should().Contain("on hold or reserved here already");
        (await site.StatusAsync(Tower, second)).Should().Be(PublicStatus.Available);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_nothing_is_held()
    {
        using var dana = await site.StaffAsync();
        var home = await site.FreeHomeAsync(Tower);
        var page = await dana.GetAsync($"{Desk}&unit={home}");
        page.Html.Should().Contain($"value=\"{home}\" selected");

        var empty = await dana.PostAsync(page, "/staff/in-person", ("unit", home), ("country", "US"));

        empty.Status.Should().Be(422);
        empty.Text.Should().Contain("Write the first name.").And.Contain("Write a phone number or an address").And.Contain("Take it in person, and say so here.");
        (await site.StatusAsync(Tower, home)).Should().Be(PublicStatus.Available);
        (await dana.PostAsync(page, "/staff/in-person", Fields("no-such-home", Slot(page)))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Home_that_somebody_has_and_a_member_who_may_not_are_refused()
    {
        using var dana = await site.StaffAsync();
        using var maya = await site.VisitAsync();
        var home = await site.ReserveAsync(maya);
        var page = await dana.GetAsync(Desk);

        var refused = await dana.PostAsync(page, "/staff/in-person", Fields(home, Slot(page), "Noor", "(503) 226-1100"));
        refused.Status.Should().Be(422);
        refused.Html.Should().Contain("value=\"Noor\"");
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.FollowUp);
        (await rob.GetAsync(Desk)).Status.Should().BeOneOf(302, 403);
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        (await eve.PostAsync(await eve.GetAsync("/staff/sessions"), "/staff/in-person", [("command", $"{Guid.NewGuid()}"), ("project", Tower), .. Fields(home, "")])).Status.Should().Be(404);
    }

    private static (string, string)[] Fields(string home, string slot, string first = "Ezra", string phone = "(503) 226-1150") =>
        [("unit", home), ("first", first), ("last", "Stone"), ("phone", phone), ("country", "US"), ("slot", slot), ("deposit", "1")];

    private static string Slot(Got page) => Times().Match(page.Html).Groups["slot"].Value;

    [GeneratedRegex("<option value=\"(?<slot>lantern-house/in-person/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();
}
