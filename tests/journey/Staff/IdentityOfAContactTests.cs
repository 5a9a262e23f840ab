using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>What staff do about a contact's identity: see how it stands, give them the link, verify in person, verify anew.</summary>
public sealed class IdentityOfAContactTests(Site site) : IClassFixture<Site>
{
    private static readonly (string, string)[] _seen = [("document", "Passport"), ("name", "Maya T. Okafor"), ("confirmed", "1")];

    [Fact]
    public async Task Contact_who_has_begun_is_in_progress_and_verified_in_person_is_final_until_somebody_says_why_not()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        var contact = await site.ContactOfAsync(maya);
        await OpenLinkAsync(dana, maya, contact);
        await using var hub = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", dana.Cookies);
        var page = await dana.GetAsync("/staff/identity");
        page.Text.Should().Contain("Identity verification").And.Contain(maya.Email).And.Contain("Profile not filled in").And.Contain("Verify in person");

        await hub.InvokeAsync("WatchIdentities", "");
        var form = await dana.GetAsync($"{contact}/verify");
        form.Text.Should().Contain("I met this person today, in person.").And.Contain("Never write down its number").And.Contain("Compare with the document");
        var unconfirmed = await dana.PostAsync(form, $"{contact}/verify", ("document", "Passport"), ("name", "Maya T. Okafor"));
        unconfirmed.Status.Should().Be(422);
        unconfirmed.Text.Should().Contain("Confirm the statement. Without it nothing is verified.");
        unconfirmed.Html.Should().Contain("value=\"Maya T. Okafor\"").And.MatchRegex("value=\"Passport\"[^>]*(checked|selected)", "what was filled in is kept");
        (await dana.PostAsync(form, $"{contact}/verify", _seen)).Location.Should().Be($"{contact}#identity");
        (await dana.PostAsync(form, $"{contact}/verify", _seen)).Location.Should().Be($"{contact}#identity", "the same form sent twice is harmless");

        (await hub.NextAsync(m => m.Contains("verified-figures", StringComparison.Ordinal) && !m.Contains("0 in these days", StringComparison.Ordinal))).Should()
            .NotContain("style=", "the figures of an open page change with it");
        var verified = await dana.GetAsync(contact);
        verified.Text.Should().Contain("Manual Verified").And.Contain("Passport seen by Dana Okafor").And.Contain("Maya T. Okafor").And.Contain("Statement 2026-1, confirmed:");
        verified.Text.Should().NotContain("Verify in person").And.NotContain("Copy identity link");
        (await dana.GetAsync($"{contact}/verify")).Text.Should().Contain("Treat it as final");
        (await dana.GetAsync("/staff/identity")).Text.Should().MatchRegex("Recent Identity Verifications.*Manual Verified Passport, seen by Dana Okafor");
        (await site.CountAsync("event where type like 'identity.%' and data like '%Okafor%'")).Should().Be(0, "the log names nobody");
        (await site.CountAsync($"identity_note where contact_id = '{Id(contact)}'")).Should().Be(1);

        (await dana.PostAsync(verified, $"{contact}/verify-anew", ("reason", "Other"), ("note", ""))).Should().Match<Got>(
            r => r.Status == 422 && r.Text.Contains("Say in the note what the reason is.") && r.Html.Contains("value=\"Other\" selected"));
        (await dana.PostAsync(verified, $"{contact}/verify-anew", ("reason", "NameChanged"), ("note", "Married in October"))).Location.Should().Be($"{contact}#identity");
        var anew = await dana.GetAsync(contact);
        anew.Text.Should().Contain("To be verified anew, by Dana Okafor").And.Contain("Married in October").And.Contain("Passport seen by Dana Okafor").And.Contain("Verify in person");
        (await site.TextAsync($"select status from identity_view where contact_id = '{Id(contact)}'")).Should().Be("in-progress");
        await Site.UntilAsync(async () => (await dana.GetAsync($"/staff/history?kind=identity&contact={Id(contact)}")).Text.Contains("the name has changed", StringComparison.Ordinal), "the history has it");
        (await dana.GetAsync($"/staff/history?kind=identity&contact={Id(contact)}")).Html.Should().Contain($"href=\"{contact}#identity\"");
        (await dana.GetAsync("/staff/audit?what=identity")).Text.Should().Contain("The name has changed").And.Contain("Met in person, statement 2026-1 confirmed");
        (await dana.PostAsync(verified, $"{contact}/verify-anew", ("command", $"{Guid.NewGuid()}"), ("reason", "NameChanged"), ("note", ""))).Text.Should().Contain("there is nothing to verify anew");
    }

    [Fact]
    public async Task Link_is_shown_once_to_who_made_it_sent_a_few_times_and_taken_back()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        using var lee = await site.StaffAsync();
        var at = await site.SessionOfAsync(maya);
        var contact = await site.ContactOfAsync(maya);
        (await dana.PostAsync(await dana.GetAsync(at), $"{at}/identity-link", ("do", "make"))).Location.Should().Be(at);
        var panel = await dana.GetAsync(at);
        var link = LinkOf(panel);
        (await lee.GetAsync(at)).Html.Should().NotContain("/id/");

        (await maya.GetAsync(link)).Status.Should().Be(200, "the contact is signed in in this browser");
        for (var i = 0; i < 5; i++)
        {
            (await dana.PostAsync(panel, $"{at}/identity-link", ("do", "email"), ("command", $"{Guid.NewGuid()}"))).Location.Should().Be(at);
        }

        (await dana.PostAsync(panel, $"{at}/identity-link", ("do", "email"), ("command", $"{Guid.NewGuid()}"))).Text.Should().Contain("5 links were sent to this contact in 24 hours.");
        (await site.MailAsync(maya.Email, m => m.Subject?.StartsWith("Verify your identity", StringComparison.Ordinal) == true)).Body.Should().Contain("/id/");
        (await dana.GetAsync(at)).Text.Should().Contain("Identity link, e-mail to the contact");
        (await dana.PostAsync(panel, $"{at}/identity-link", ("do", "sms"), ("command", $"{Guid.NewGuid()}"))).Text.Should().Contain("There is no verified address to send it to.");

        (await dana.PostAsync(await dana.GetAsync(contact), $"{contact}/identity-link", ("do", "revoke"))).Should().Match<Got>(r => r.Status == 422 && r.Text.Contains("Say why: colleagues read it in the audit trail."));
        (await dana.PostAsync(await dana.GetAsync(contact), $"{contact}/identity-link", ("do", "revoke"), ("why", "sent to a shared mailbox"))).Location.Should().Be($"{contact}#identity");
        (await maya.GetAsync(link)).Status.Should().Be(404);
        (await site.CountAsync($"staff_action where on_id = '{Id(contact)}' and what like 'identity.link%' and community_id = 'alder-ferry'")).Should().Be(7, "colleagues of the community read what was done");
        (await site.CountAsync($"staff_action where on_id = '{Id(contact)}' and why = 'sent to a shared mailbox'")).Should().Be(1);
    }

    [Fact]
    public async Task Member_without_the_permission_or_of_another_division_does_nothing()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        var contact = await site.ContactOfAsync(maya);
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.SeeContacts);
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        var page = await rob.GetAsync(contact);
        page.Text.Should().Contain("Maya Okafor").And.NotContain("Verify in person").And.NotContain("Copy identity link");
        foreach (var action in (string[])["identity-link", "verify", "verify-anew"])
        {
            (await rob.PostAsync(page, $"{contact}/{action}", [("command", $"{Guid.NewGuid()}"), ("do", "make"), ("reason", "Other"), .. _seen])).Status.Should().BeOneOf(302, 403);
            (await eve.PostAsync(await eve.GetAsync("/staff/sessions"), $"{contact}/{action}", [("command", $"{Guid.NewGuid()}"), ("do", "make"), ("reason", "Other"), .. _seen])).Status.Should().Be(404);
        }

        (await rob.GetAsync("/staff/identity")).Status.Should().BeOneOf(302, 403);
        (await eve.GetAsync(contact)).Status.Should().Be(404);
        (await eve.GetAsync("/staff/identity")).Text.Should().NotContain(maya.Email);
        (await site.CountAsync($"identity_note where contact_id = '{Id(contact)}'")).Should().Be(0);
    }

    private static async Task OpenLinkAsync(Customer dana, Customer buyer, string contact)
    {
        (await dana.PostAsync(await dana.GetAsync(contact), $"{contact}/identity-link", ("do", "make"))).Location.Should().Be($"{contact}#identity");
        (await buyer.GetAsync(LinkOf(await dana.GetAsync(contact)))).Status.Should().Be(200);
    }

    private static string LinkOf(Got page)
    {
        var at = page.Html.IndexOf("/id/", StringComparison.Ordinal);
        at.Should().BePositive("the link that was just made is shown");
        return page.Html[at..page.Html.IndexOfAny(['"', '<', ' '], at)];
    }

    private static string Id(string contact) => contact["/staff/contacts/".Length..];
}
