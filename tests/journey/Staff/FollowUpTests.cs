using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>The follow-up lists, worked through by staff.</summary>
public sealed class FollowUpTests(Site site) : IClassFixture<Site>
{
    private const string Poor = "4000 0000 0000 9995";

    [Fact]
    public async Task Failed_deposit_is_first_and_done_until_it_fails_again_and_goes_out_as_a_file()
    {
        using var maya = await site.VisitAsync();
        await site.HoldAsync(maya);
        await maya.PayAsync(Poor);
        using var dana = await site.StaffAsync();
        Got page = null!;
        await Site.UntilAsync(async () => (page = await dana.GetAsync("/staff/follow-up")).Text.Contains(maya.Email, StringComparison.Ordinal), "the deposit is in the list");
        page.Text.Should().MatchRegex("Failed deposits 1 open.*Maya Okafor.*Insufficient funds 1 attempt");
        var session = (await site.SessionOfAsync(maya))["/staff/sessions/".Length..];
        var contact = (await site.ContactOfAsync(maya))["/staff/contacts/".Length..];
        var id = await site.TextAsync($"select deposit_id from deposit_view where last_failure is not null and session_id = '{(await site.SessionOfAsync(maya))["/staff/sessions/".Length..]}'");
        var at = $"/staff/follow-up/deposits/{id}";

        var file = await dana.GetAsync("/staff/follow-up/deposits.csv");
        file.Html.TrimStart('\uFEFF').Should().StartWith("List,Item,Who,E-mail,Phone,What,More,Last moved,Where,Done at,Done by,Note,Session,Contact,Link\r\n")
            .And.MatchRegex($"Failed deposits,{id},Maya Okafor,{maya.Email},[^,]*,Insufficient funds,1 attempt,\\d{{4}}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d-0[45]:00,\".*\",,,,{session},{contact},\r\n");
        (await site.CountAsync("staff_action where what = 'exported' and on_id = 'deposits'")).Should().Be(1);

        (await dana.PostAsync(page, $"{at}/done", ("note", new string('x', 501)), ("community", "alder-ferry"))).Should().Match<Got>(
            r => r.Status == 422 && r.Html.Contains(new string('x', 501)) && r.Html.Contains("value=\"alder-ferry\" selected"), "what was typed and chosen is kept");
        (await dana.PostAsync(page, $"{at}/done", ("note", "Called, tries another card"))).Location.Should().Be("/staff/follow-up?list=deposits");
        (await dana.GetAsync("/staff/follow-up")).Text.Should().Contain("Failed deposits 0 open").And.Contain("Every deposit went through");
        var done = await dana.GetAsync("/staff/follow-up?show=done");
        done.Text.Should().Contain("Called, tries another card").And.Contain("Dana Okafor");
        (await dana.PostAsync(done, $"{at}/undo", ("why", ""))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Say why"));
        var doneFile = await dana.GetAsync("/staff/follow-up/deposits.csv?show=done");
        doneFile.Html.Should().MatchRegex("T\\d\\d:\\d\\d:\\d\\d-0[45]:00,Dana Okafor,\"Called, tries another card\",");
        (await dana.PostAsync(done, $"{at}/undo", ("why", "wrong line"))).Location.Should().Be("/staff/follow-up?list=deposits&show=done");
        (await dana.PostAsync(page, $"{at}/done", ("note", ""))).Status.Should().Be(303);

        await maya.PayAsync(Poor);

        await Site.UntilAsync(async () => (await dana.GetAsync("/staff/follow-up")).Text.Contains("2 attempts", StringComparison.Ordinal), "it failed again, and is open again");
        (await dana.PostAsync(page, $"{at}/done", ("note", "from the page before"))).Status.Should().Be(303);
        (await dana.GetAsync("/staff/follow-up")).Text.Should().Contain("2 attempts", "what the page did not show is not done");
    }

    [Fact]
    public async Task Lists_are_for_who_may_see_them()
    {
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.FollowUp);
        using var ida = await site.StaffAsync(StaffScope.All, StaffPermissions.SeeContacts);
        foreach (var list in (string[])["deposits", "identity", "appointments", "links", "verifications"])
        {
            (await eve.GetAsync($"/staff/follow-up?list={list}")).Text.Should().MatchRegex("Failed deposits 0 open.*Manual verifications 0 open");
        }

        (await eve.PostAsync(await eve.GetAsync("/staff/sessions"), "/staff/follow-up/deposits/nothing/done", ("fact", "1"), ("note", ""))).Status.Should().Be(404);
        (await rob.GetAsync("/staff/follow-up")).Text.Should().NotContain("Export CSV");
        (await rob.GetAsync("/staff/follow-up/deposits.csv")).Status.Should().BeOneOf(302, 403);
        (await ida.GetAsync("/staff/follow-up")).Status.Should().BeOneOf(302, 403);
        (await eve.GetAsync("/staff/follow-up/nothing.csv")).Status.Should().Be(404);
    }
}
