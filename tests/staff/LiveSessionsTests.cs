using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Staff.Tests;

public class LiveSessionsTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static bool IsFrame(string message) => message.Contains("\"target\":\"Sessions\"", StringComparison.Ordinal);

    [Fact]
    public async Task A_session_that_a_visitor_starts_appears_over_the_hub_and_on_the_page()
    {
        var (staff, cookie) = await site.SignedInAsync("live@staff.example", StaffScope.All);
        await using var hub = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", cookie);
        await hub.InvokeAsync("Ready");
        using var visitor = site.Browser();

        await visitor.GetAsync("/r/demo");

        var frame = await hub.NextAsync(IsFrame);
        frame.Should().Contain("\"status\":\"browsing\"").And.Contain("\"user\":\"visitor\"").And.Contain("Safari 18.1");
        (await staff.GetStringAsync("/staff/sessions")).Should().Contain("data-session=").And.Contain("Alder Ferry").And.Contain("Safari 18.1");
    }

    [Fact]
    public async Task A_session_of_another_division_is_neither_listed_nor_pushed()
    {
        var community = (await site.Services.GetRequiredService<ICatalog>().CommunityAsync("alder-ferry"))!.Community;
        var (insider, insiderCookie) = await site.SignedInAsync("in@staff.example", new StaffScope(false, [community.DivisionId], []));
        var (outsider, outsiderCookie) = await site.SignedInAsync("out@staff.example", new StaffScope(false, ["elsewhere"], ["elsewhere-too"]));
        await using var inside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", insiderCookie);
        await using var outside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", outsiderCookie);
        await inside.InvokeAsync("Ready");
        await outside.InvokeAsync("Ready");
        using var visitor = site.Browser();

        await visitor.GetAsync("/r/demo");

        await inside.NextAsync(IsFrame);
        // Frames go out in one step: what the outsider were to get would lie before the answer to this.
        (await outside.InvokeAsync("Ready", m => IsFrame(m) || m.Contains("\"type\":3", StringComparison.Ordinal))).Should().Contain("\"type\":3");
        (await insider.GetStringAsync("/staff/sessions")).Should().Contain("data-session=");
        (await outsider.GetStringAsync("/staff/sessions")).Should().NotContain("data-session=").And.NotContain("Alder Ferry");
    }

    [Theory]
    [InlineData("sees something else")]
    [InlineData("has another password")]
    [InlineData("is gone")]
    public async Task A_member_who_was_changed_is_cut_off_and_the_others_stay(string what)
    {
        var email = $"{Guid.NewGuid():n}@staff.example";
        var (_, cookie) = await site.SignedInAsync(email, StaffScope.All);
        var (_, other) = await site.SignedInAsync($"other-{email}", new StaffScope(false, ["d1"], ["c1", "c2"]));
        await using var changed = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", cookie);
        await using var stays = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", other);
        await changed.InvokeAsync("Ready");
        await stays.InvokeAsync("Ready");

        await ChangeAsync(email, what);
        await site.Services.GetRequiredService<StaffConnections>().CheckAsync(TestContext.Current.CancellationToken);

        await changed.EndAsync();
        await stays.InvokeAsync("Ready");
    }

    [Fact]
    public void Connections_are_looked_at_within_a_minute() => StaffConnections.Pace.Should().BeLessThan(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_stranger_is_refused_at_the_hub()
    {
        var connecting = () => HubSocket.ConnectAsync(site.Server, "/hubs/staff");
        (await connecting.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*401*");
    }

    private async Task ChangeAsync(string email, string what)
    {
        await using var services = site.Services.CreateAsyncScope();
        var members = services.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = (await members.FindByEmailAsync(email))!;
        await (what switch
        {
            "sees something else" => services.ServiceProvider.GetRequiredService<StaffScopes>().SetAsync(member.Id, new StaffScope(false, [], ["c1"])),
            "is gone" => members.DeleteAsync(member),
            _ => services.ServiceProvider.GetRequiredService<StaffRegistry>().SetAdministratorAsync(email, member.Name),
        });
    }
}
