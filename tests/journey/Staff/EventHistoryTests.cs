using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>The history of everything, written behind the log and searched.</summary>
public sealed class EventHistoryTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_happened_is_found_by_name_home_and_words_and_the_name_is_in_no_address()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        await WrittenAsync(dana, "Home reserved");

        var found = await SearchAsync(dana, ("text", "okafor reserved"));
        found.At.Should().StartWith("/staff/history?search=").And.NotContainEquivalentOf("okafor");
        found.Page.Text.Should().Contain("Home reserved").And.NotContain("Opened the link");
        found.Page.Html.Should().Contain("value=\"okafor reserved\"").And.Contain(await site.SessionOfAsync(maya)).And.NotContain("style=");

        var deposits = await SearchAsync(dana, ("text", "MAYÁ"), ("kind", "deposits"));
        deposits.Page.Text.Should().Contain("Deposit paid").And.NotContain("Home reserved");
        var home = await site.TextAsync($"select unit_id from session_view where session_id = '{(await site.SessionOfAsync(maya))["/staff/sessions/".Length..]}'") ?? "";
        var number = home[(home.LastIndexOf('-') + 1)..];
        (await SearchAsync(dana, ("text", number), ("kind", "reservations"))).Page.Text.Should().Contain("Home reserved").And.Contain(number).And.NotContain("Opened the link");
        (await SearchAsync(dana, ("text", "maya nobodyelse"))).Page.Text.Should().Contain("Nothing is like this");
        (await SearchAsync(dana, ("text", ""), ("kind", "reservations"), ("from", "2001-02-03"), ("to", "2001-02-04"))).Page.Text.Should().Contain("Nothing is like this");
        (await dana.GetAsync("/staff/history?kind=homes")).Text.Should().Contain("Home released for sale").And.NotContain("Home reserved");
    }

    [Fact]
    public async Task Search_of_another_member_is_not_shown_and_their_scope_is_not_left()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        await WrittenAsync(dana, "Home reserved");
        var (at, _) = await SearchAsync(dana, ("text", "okafor"));

        (await eve.GetAsync(at)).Text.Should().NotContain("okafor").And.NotContain("Home reserved");
        (await SearchAsync(eve, ("text", "okafor"))).Page.Text.Should().Contain("Nothing is like this");
        var contact = await site.TextAsync($"select contact_id from contact where email = '{maya.Email}'");
        (await eve.GetAsync($"/staff/history?contact={contact}")).Text.Should().NotContain("Maya");
        (await dana.GetAsync($"/staff/history?contact={contact}")).Text.Should().Contain("All that happened about Maya Okafor");
    }

    [Fact]
    public async Task Member_without_the_permission_is_refused_and_pages_lead_on()
    {
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.ExtendReservations);
        (await rob.GetAsync("/staff/history")).Status.Should().BeOneOf(302, 403);
        (await rob.GetAsync("/staff")).Html.Should().NotContain("href=\"/staff/history\"", "what would be refused is not offered");
        using var dana = await site.StaffAsync();
        await WrittenAsync(dana, "Home released for sale");
        var first = await dana.GetAsync("/staff/history?kind=homes");
        var older = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(first.Html, "href=\"(/staff/history\\?[^\"]*before=[0-9]+)\"").Groups[1].Value);
        (await dana.GetAsync(older)).Text.Should().Contain("Home released for sale").And.Contain("Newest");
    }

    [Fact]
    public async Task Journal_that_was_behind_catches_up_and_tells_each_event_once()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        await WrittenAsync(dana, "Home reserved");
        var events = await site.CountAsync("staff_event");
        var notices = await site.CountAsync("staff_notice");

        // As if no process had written anything yet. The next event shows to this one that it does not stand where it believes.
        await site.TextAsync("update staff_journal set position = 0");
        using var nora = await site.VisitAsync();

        await Site.UntilAsync(async () => await site.CountAsync("staff_journal where position > 0 and position >= (select max(position) from staff_event)") == 1, "the journal has caught up");
        (await site.CountAsync("staff_event")).Should().BeGreaterThanOrEqualTo(events);
        (await site.CountAsync("staff_event e where not exists (select 1 from event v where v.position = e.position and v.type = e.type)")).Should().Be(0);
        (await site.CountAsync("staff_notice")).Should().BeGreaterThanOrEqualTo(notices);
        (await site.CountAsync("(select cause from staff_notice group by cause having count(*) > 1)")).Should().Be(0);
    }

    private static async Task<(string At, Got Page)> SearchAsync(Customer staff, params (string Name, string Value)[] fields)
    {
        var sent = await staff.PostAsync(await staff.GetAsync("/staff/history"), "/staff/history", fields);
        sent.Status.Should().Be(303);
        Got page = await staff.GetAsync(sent.Location!);
        return (sent.Location!, page);
    }

    // The journal is behind the log, and words behind contacts, by a moment.
    private async Task WrittenAsync(Customer staff, string what)
    {
        await Site.UntilAsync(async () => (await staff.GetAsync("/staff/history")).Text.Contains(what, StringComparison.Ordinal)
            || (await staff.GetAsync("/staff/history?kind=homes")).Text.Contains(what, StringComparison.Ordinal), "the history has it");
        await Site.UntilAsync(async () => await site.CountAsync("contact_word_due") == 0, "contacts are found by their words");
    }
}
