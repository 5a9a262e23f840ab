using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Providers.Demo;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Team;

public partial class TeamPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Member_who_is_added_gets_a_mail_chooses_a_password_and_is_led_to_the_second_factor()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var form = await boss.GetStringAsync("/staff/team/new");
        form.Should().Contain("Sales manager").And.Contain("Alder Ferry").And.NotContain("style=");
        var email = $"{Guid.NewGuid():n}@staff.example";

        var refused = await StaffSite.PostAsync(boss, "/staff/team/new", "/staff/team/new", ("name", "Noor Haddad"), ("email", "no address"), ("role", "viewer"), ("community", "alder-ferry"), ("why", "opens the ferry office"));
        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("That is not an e-mail address.").And.Contain("Noor Haddad").And.MatchRegex("value=\"alder-ferry\" checked").And.Contain("value=\"opens the ferry office\"");
        var added = await StaffSite.PostAsync(boss, "/staff/team/new", "/staff/team/new", ("name", "Noor Haddad"), ("email", email), ("role", "viewer"), ("community", "alder-ferry"), ("why", "opens the ferry office"));

        added.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await boss.GetStringAsync(added.Headers.Location)).Should().Contain("A mail with a link to choose a password is on its way").And.Contain("Noor Haddad").And.Contain("Invited");
        var link = await LinkAsync(email);
        using var noor = site.Browser();
        (await noor.GetStringAsync(link)).Should().Contain("Welcome, Noor Haddad").And.Contain(email);
        (await StaffSite.PostAsync(noor, link, link, ("next", "short"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await StaffSite.PostAsync(noor, link, link, ("next", "four words in a row"))).Headers.Location!.OriginalString.Should().Be("/staff/sign-in");
        (await noor.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await StaffSite.PasswordAsync(noor, email, "four words in a row")).Headers.Location!.OriginalString.Should().StartWith("/staff/sign-in/set-up");
    }

    [Fact]
    public async Task Member_whose_role_is_changed_may_more_at_once_and_who_is_disabled_is_out_at_once()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (id, password) = await StaffMaker.AddAsync(site.Services, email, new StaffScope(false, [], ["alder-ferry"]), "holds.end");
        using var member = site.Browser();
        await StaffSite.SignInAsync(member, email, password);
        (await member.GetAsync("/staff/team")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var panel = $"/staff/team?member={id}";
        (await boss.GetStringAsync(panel)).Should().Contain("Active").And.Contain("Take the second factor away");

        var saved = await StaffSite.PostAsync(boss, panel, $"/staff/team/{id}/edit", ("name", "Bea Lind"), ("role", "administrator"), ("community", "alder-ferry"), ("why", "runs the office now"));
        saved.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        (await member.GetStringAsync("/staff/team")).Should().Contain("Bea Lind");

        (await StaffSite.PostAsync(boss, panel, $"/staff/team/{id}/disable", ("why", ""))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await member.GetAsync("/staff/team")).StatusCode.Should().Be(HttpStatusCode.OK);
        await StaffSite.PostAsync(boss, panel, $"/staff/team/{id}/disable", ("why", "left us"));
        (await member.GetAsync("/staff/sessions")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await StaffSite.SignInAsync(member, email, password)).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await boss.GetStringAsync(panel)).Should().Contain("Disabled").And.Contain("Enable");
    }

    [Fact]
    public async Task Manager_of_one_community_sees_who_is_there_and_gives_no_more_than_they_have()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (manager, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, [], ["alder-ferry"]), "team.manage", "holds.end", "identity.see", "history.read");
        var (higher, _) = await StaffMaker.AddAsync(site.Services, $"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var form = await manager.GetStringAsync("/staff/team/new");
        form.Should().Contain("Viewer").And.NotContain("Sales manager").And.NotContain("name=\"everything\"").And.NotContain("name=\"division\"");
        (await manager.GetStringAsync($"/staff/team?member={higher}")).Should().Contain("This member may do or see more than you.").And.NotContain("Take the second factor away");
        var refused = await StaffSite.PostAsync(
            manager, "/staff/team/new", "/staff/team/new", ("name", "X"), ("email", $"{Guid.NewGuid():n}@staff.example"), ("role", "viewer"), ("everything", "1"), ("why", "x"));
        (await refused.Content.ReadAsStringAsync()).Should().Contain("That is more than you see yourself.");
        (await boss.GetAsync("/staff/team?member=nobody")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Name_that_is_searched_for_stands_in_no_address()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);

        var answer = await StaffSite.PostAsync(boss, "/staff/team", "/staff/team/search", ("text", "okafor"));

        answer.Headers.Location!.OriginalString.Should().StartWith("/staff/team?q=").And.NotContain("okafor");
        (await boss.GetStringAsync(answer.Headers.Location)).Should().Contain("Dana Okafor").And.Contain("value=\"okafor\"");
    }

    [Fact]
    public async Task Role_is_made_changed_and_deleted_on_its_page()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var name = $"Crew {Guid.NewGuid():n}";

        (await StaffSite.PostAsync(boss, "/staff/roles", "/staff/roles", ("name", name), ("permission", "holds.end"), ("permission", "everything"), ("permission", "nonsense"), ("why", "for the weekend")))
            .StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var page = await boss.GetStringAsync("/staff/roles");
        page.Should().Contain(name).And.Contain("Give a held home back before its time").And.NotContain("style=");
        var again = await StaffSite.PostAsync(boss, "/staff/roles", "/staff/roles", ("name", name), ("permission", "holds.end"), ("why", "again"));
        again.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await again.Content.ReadAsStringAsync()).Should().Contain("There is a role of that name.").And.Contain($"value=\"{name}\"").And.Contain("value=\"again\"", "what was typed is kept")
            .And.MatchRegex("value=\"holds.end\" checked");

        var id = Regex.Match(page[page.IndexOf(name, StringComparison.Ordinal)..], "/staff/roles/(?<id>[a-z0-9]+)/delete").Groups["id"].Value;
        await StaffSite.PostAsync(boss, "/staff/roles", $"/staff/roles/{id}", ("name", $"{name} 2"), ("why", "renamed"));
        (await boss.GetStringAsync("/staff/roles")).Should().Contain($"{name} 2").And.Contain("Looks, and changes nothing");
        (await StaffSite.PostAsync(boss, "/staff/roles", $"/staff/roles/{id}/delete", ("why", "not needed"))).Headers.Location!.OriginalString.Should().Be("/staff/roles?done=deleted");
        (await boss.GetStringAsync("/staff/roles")).Should().NotContain(name);
        (await boss.GetStringAsync("/staff/audit?what=role")).Should().Contain("for the weekend").And.Contain("renamed").And.Contain("not needed").And.NotContain("again");
    }

    [Theory]
    [InlineData("invite", "Sent a link to choose a password")]
    [InlineData("reset-factor", "Took the second factor away")]
    [InlineData("sign-out", "Signed out")]
    [InlineData("disable", "Disabled")]
    [InlineData("enable", "Enabled")]
    public async Task What_is_done_about_a_member_needs_a_reason_is_in_the_trail_and_is_no_business_of_another_division(string action, string said)
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (id, _) = await StaffMaker.AddAsync(site.Services, $"{Guid.NewGuid():n}@staff.example", new StaffScope(false, [], ["alder-ferry"]), "holds.end");
        var (panel, at, why) = ($"/staff/team?member={id}", $"/staff/team/{id}/{action}", $"because of {Guid.NewGuid():n}");
        if (action == "enable")
        {
            await StaffSite.PostAsync(boss, panel, $"/staff/team/{id}/disable", ("why", "on leave"));
        }

        var (other, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], []), "team.manage", "holds.end");
        (await StaffSite.PostAsync(other, "/staff/team", at, ("why", "I wish it"))).StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity);
        (await StaffSite.PostAsync(boss, panel, at, ("why", " "))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await boss.GetStringAsync("/staff/audit")).Should().NotContain(why);

        (await StaffSite.PostAsync(boss, panel, at, ("why", why))).StatusCode.Should().Be(HttpStatusCode.SeeOther);

        (await boss.GetStringAsync("/staff/audit")).Should().MatchRegex($"{said}[^§]*{why}").And.NotContain("I wish it");
    }

    private async Task<string> LinkAsync(string email)
    {
        string? found = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                var mails = await site.Services.GetRequiredService<DevMailbox>().ListAsync(recipient: email);
                found = mails.Select(m => WelcomeLink().Match(m.Body)).FirstOrDefault(m => m.Success)?.Value;
                return found is not null;
            },
            "the mail is sent");
        return found!;
    }

    [GeneratedRegex("/staff/welcome/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex WelcomeLink();
}
