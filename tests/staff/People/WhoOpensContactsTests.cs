using System.Net;
using CustomerConnect.Identity;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Web.Staff.Permissions;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.People;

/// <summary>Who may not open contacts, or the team, is led to neither.</summary>
public class WhoOpensContactsTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly string[] Few = [StaffPermissions.FollowUp, StaffPermissions.SeeIdentities, StaffPermissions.ReadAudit];

    [Fact]
    public async Task Follow_up_and_audit_trail_lead_to_a_contact_only_whoever_may_open_one()
    {
        var contact = await site.ContactAsync();
        var (boss, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (rob, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, Few);
        (await site.Services.GetRequiredService<IGrainFactory>().GetGrain<IIdentityGrain>(contact)
            .VerifyByStaff(new(CommandId.New(), "dana", IdentityDocument.Passport, "2026-1", new CommunityId("alder-ferry"), "Priya Raman"))).Ok.Should().BeTrue();
        await site.Services.GetRequiredService<StaffActions>().AddAsync(new("dana", ActionKinds.IdentityLinkMade, "contact", contact) { Community = "alder-ferry" });
        await site.Services.GetRequiredService<StaffActions>().AddAsync(new("dana", ActionKinds.MemberDisabled, "member", "somebody"));

        foreach (var page in (string[])["/staff/follow-up?list=verifications", "/staff/audit?what=identity"])
        {
            (await boss.GetStringAsync(page)).Should().Contain($"/staff/contacts/{contact}");
            (await rob.GetStringAsync(page)).Should().NotContain("/staff/contacts/").And.ContainAny("Priya Raman", "A contact");
        }

        (await boss.GetStringAsync("/staff/audit?what=member")).Should().Contain("/staff/team?member=somebody");
        (await rob.GetStringAsync("/staff/audit?what=member")).Should().Contain("Disabled").And.NotContain("/staff/team?");
        (await rob.GetAsync($"/staff/contacts/{contact}")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
