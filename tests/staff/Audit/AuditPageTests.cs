using System.Net;
using System.Reflection;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Web.Staff.Audit;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Audit;

public class AuditPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Trail_tells_sign_ins_and_what_was_taken_from_whom_and_why()
    {
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (id, _) = await StaffMaker.AddAsync(site.Services, email, StaffScope.All);
        using var guesser = site.Browser();
        await StaffSite.PasswordAsync(guesser, email, "a wrong guess");
        await StaffSite.PasswordAsync(guesser, "nobody-of-ours@staff.example", "a wrong guess");
        await StaffSite.PostAsync(boss, $"/staff/team?member={id}", $"/staff/team/{id}/disable", ("why", "left the company"));

        var page = await boss.GetStringAsync("/staff/audit");

        page.Should().Contain("Disabled").And.Contain("left the company").And.Contain("Sign-in failed: wrong password").And.Contain("A stranger").And.Contain("Safari 18.1, macOS");
        page.Should().NotContain("nobody-of-ours").And.NotContain("a wrong guess").And.NotContain("style=");
        (await boss.GetStringAsync("/staff/audit?what=member")).Should().Contain("left the company").And.NotContain("Sign-in failed");
        (await boss.GetStringAsync($"/staff/audit?by={id}")).Should().Contain("Set a second factor up").And.NotContain("left the company");
    }

    [Fact]
    public async Task Trail_is_read_only_with_its_permission_and_member_of_one_community_reads_of_no_account_but_their_own()
    {
        var (looker, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, "holds.end");
        (await looker.GetAsync("/staff/audit")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await looker.GetStringAsync("/staff/sessions")).Should().NotContain("Audit trail").And.NotContain("/staff/team");

        var (reader, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, [], ["alder-ferry"]), "audit.read");
        var page = await reader.GetStringAsync("/staff/audit?what=sign-in");
        page.Split("<tr>").Should().HaveCount(3, "their own sign-in alone: a head and a line");
        (await reader.GetStringAsync("/staff/sessions")).Should().Contain("Audit trail");
    }

    [Fact]
    public void Every_action_has_words_and_a_group()
    {
        foreach (var what in typeof(ActionKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!))
        {
            AuditWords.Say(what).Should().NotBe(what);
            AuditWords.Groups.Select(g => g.Code).Should().Contain(what.Split('.')[0]);
        }
    }
}
