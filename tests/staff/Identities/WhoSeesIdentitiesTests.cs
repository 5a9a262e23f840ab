using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests.Identities;

/// <summary>How somebody's identity stands is shown, told and pushed to members with the permission alone.</summary>
public class WhoSeesIdentitiesTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly string[] Few = [StaffPermissions.ExtendReservations, StaffPermissions.FollowUp, StaffPermissions.ReadHistory, StaffPermissions.SeeContacts];

    private static bool IsFrame(string message) => message.Contains("\"target\":\"Identities\"", StringComparison.Ordinal);

    private static bool IsNotice(string message) => message.Contains("\"target\":\"Notices\"", StringComparison.Ordinal);

    [Fact]
    public async Task Member_without_the_permission_hears_of_no_identity_and_the_one_with_it_does()
    {
        var (_, ivy) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, StaffPermissions.SeeIdentities);
        var (_, rob) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, Few);
        await using var sees = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", ivy);
        await using var extends = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", rob);
        await sees.InvokeAsync("Ready");
        await extends.InvokeAsync("Ready");

        await site.ContactAsync();
        await sees.NextAsync(IsFrame);
        await TellAsync(NoticeKinds.IdentityVerified);
        await sees.NextAsync(IsNotice);

        // Groups are sent to in one step: what the other were to get would lie before the answer to this.
        (await extends.InvokeAsync("Ready", m => IsFrame(m) || IsNotice(m) || m.Contains("\"type\":3", StringComparison.Ordinal))).Should().Contain("\"type\":3");
    }

    [Fact]
    public async Task Notices_lists_history_and_the_contact_leave_identities_out()
    {
        var contact = await site.ContactAsync();
        var (ivy, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, [StaffPermissions.SeeIdentities, .. Few]);
        var (rob, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All, Few);
        await TellAsync(NoticeKinds.IdentityFailed);
        await site.Services.GetRequiredService<JournalWriter>().CatchUpAsync(TestContext.Current.CancellationToken);

        (await ivy.GetStringAsync("/staff/notifications")).Should().Contain("identity check failed");
        (await rob.GetStringAsync("/staff/notifications")).Should().NotContain("identity check failed").And.Contain("Notifications, none unread");
        (await ivy.GetStringAsync("/staff/follow-up?list=verifications")).Should().Contain("Manual verifications");
        (await rob.GetStringAsync("/staff/follow-up?list=verifications")).Should().NotContain("Manual verifications").And.NotContain("list=identity").And.Contain("Failed deposits");
        (await ivy.GetStringAsync("/staff/history")).Should().Contain("Began to verify their identity");
        (await rob.GetStringAsync("/staff/history?kind=identity")).Should().NotContain("Began to verify their identity");
        (await ivy.GetStringAsync($"/staff/contacts/{contact}")).Should().Contain("Identity verification");
        (await rob.GetStringAsync($"/staff/contacts/{contact}")).Should().NotContain("Identity verification");
    }

    [Fact]
    public async Task Member_whose_role_is_changed_is_cut_off_though_they_see_the_same_communities()
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (_, cookie) = await site.SignedInAsync(email, StaffScope.All, StaffPermissions.SeeIdentities);
        await using var hub = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", cookie);
        await hub.InvokeAsync("Ready");
        var connections = site.Services.GetRequiredService<StaffConnections>();
        await connections.CheckAsync(TestContext.Current.CancellationToken);
        await hub.InvokeAsync("Ready");

        await using (var services = site.Services.CreateAsyncScope())
        {
            var member = await services.ServiceProvider.GetRequiredService<UserManager<StaffMember>>().FindByEmailAsync(email);
            await StaffMaker.GiveAsync(site.Services, member!.Id, StaffPermissions.ExtendReservations);
        }

        await connections.CheckAsync(TestContext.Current.CancellationToken);
        await hub.EndAsync();
    }

    private Task TellAsync(string kind) => site.Services.GetRequiredService<Storage.Staff.Journal.JournalTable>().AddAsync(
        [new($"test/{Guid.NewGuid():n}", kind, TimeProvider.System.GetUtcNow(), new("alder-ferry"))]);
}
