using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests.Staff;

/// <summary>What is told under the bell, live and on its page.</summary>
public sealed partial class BellTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Reservation_rings_on_every_open_page_of_the_scope_and_is_read_by_following_it()
    {
        using var dana = await site.StaffAsync();
        using var eve = await site.StaffAsync(new StaffScope(false, ["elsewhere"], []));
        await using var hub = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", dana.Cookies);
        await hub.InvokeAsync("Ready");
        await using var others = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", eve.Cookies);
        await others.InvokeAsync("Ready");
        using var maya = await site.VisitAsync();
        var before = Unread(await dana.GetAsync("/staff/sessions"));

        await site.HoldAsync(maya);
        await maya.PayAsync("4000 0000 0000 9995");
        await maya.SubmitAsync(await maya.PayAsync("4242 4242 4242 4242"));

        (await hub.NextAsync(m => m.Contains("\"target\":\"Notices\"", StringComparison.Ordinal) && m.Contains("deposit failed", StringComparison.Ordinal))).Should().Contain("Maya Okafor");
        await Site.UntilAsync(async () => Unread(await dana.GetAsync("/staff/sessions")) == before + 2, "the bell says two more");
        var list = await dana.GetAsync("/staff/notifications");
        list.Text.Should().Contain("Maya Okafor reserved a home and booked an appointment").And.Contain("Maya Okafor's deposit failed");
        (await eve.GetAsync("/staff/notifications")).Text.Should().Contain("Nothing to tell you");
        (await others.InvokeAsync("CountBell", m => m.Contains("Notices", StringComparison.Ordinal) || m.Contains("\"Bell\"", StringComparison.Ordinal))).Should().Contain("\"arguments\":[0,");

        var newest = Line().Match(list.Html).Groups["id"].Value;
        (await eve.GetAsync($"/staff/notifications/{newest}")).Status.Should().Be(404);
        (await dana.GetAsync($"/staff/notifications/{newest}")).Location.Should().Be(await site.SessionOfAsync(maya));
        Unread(await dana.GetAsync("/staff/sessions")).Should().Be(before + 1);

        (await dana.PostAsync(list, "/staff/notifications/read")).Location.Should().Be("/staff/notifications");
        var read = await dana.GetAsync("/staff/notifications");
        Unread(read).Should().Be(0);
        read.Text.Should().Contain("Maya Okafor's deposit failed").And.NotContain(", unread");
        (await hub.NextAsync(m => m.Contains("\"target\":\"Bell\",\"arguments\":[0,", StringComparison.Ordinal))).Should().NotBeEmpty("the member's other windows hear of it");
    }

    [Fact]
    public async Task Notice_of_an_identity_leads_to_the_contact_or_to_the_panels_and_is_not_there_for_others()
    {
        using var maya = await site.VisitAsync();
        await site.ReserveAsync(maya);
        using var dana = await site.StaffAsync();
        using var ivy = await site.StaffAsync(StaffScope.All, StaffPermissions.SeeIdentities);
        using var rob = await site.StaffAsync(StaffScope.All, StaffPermissions.ExtendReservations);
        var contact = await site.ContactOfAsync(maya);
        var cause = $"identity-{Guid.NewGuid():n}";
        await site.TextAsync($"insert into staff_notice (cause, kind, at, community_id, contact_id) values ('{cause}', 'identity-verified', 1, 'alder-ferry', '{contact["/staff/contacts/".Length..]}')");
        var notice = $"/staff/notifications/{await site.TextAsync($"select cast(notice_id as text) from staff_notice where cause = '{cause}'")}";

        (await dana.GetAsync("/staff/notifications")).Html.Should().Contain($"href=\"{notice}\"");
        (await dana.GetAsync(notice)).Location.Should().Be($"{contact}#identity");
        (await ivy.GetAsync(notice)).Location.Should().Be("/staff/identity");
        (await rob.GetAsync(notice)).Status.Should().Be(404, "who may not see identities is not told of them");
    }

    [Fact]
    public async Task Link_that_is_unusually_busy_is_told_of_once_a_day()
    {
        using var dana = await site.StaffAsync();
        var hour = site.Clock.GetUtcNow().AddHours(-2).ToUnixTimeMilliseconds() / 3_600_000 * 3_600_000;
        await site.TextAsync($"insert into link_load (link_id, hour, loads, sessions) select id, {hour}, 500, 1 from link where slug = 'demo-model' on conflict (link_id, hour) do update set loads = 500");
        var watch = (CustomerConnect.Web.Staff.Notifications.LinkWatch)site.Services.GetService(typeof(CustomerConnect.Web.Staff.Notifications.LinkWatch))!;

        await watch.LookAsync(default);
        await watch.LookAsync(default);

        Regex.Count((await dana.GetAsync("/staff/notifications")).Text, "is opened unusually often").Should().Be(1);
    }

    private static int Unread(Got page) => int.Parse(Count().Match(page.Html).Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("<staff-bell data-count=\"(?<count>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    [GeneratedRegex("data-notice=\"(?<id>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
