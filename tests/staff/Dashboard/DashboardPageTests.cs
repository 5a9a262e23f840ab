using System.Net;
using CustomerConnect.Staff.Tests.Support;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Dashboard;

public class DashboardPageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Empty_day_says_so_in_every_panel()
    {
        var (outsider, _) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], []));

        var page = await outsider.GetStringAsync("/staff");

        page.Should().Contain("<h1>Good ").And.Contain("Nobody is stuck right now.").And.Contain("No home has been reserved yet.").And.Contain("No appointment is ahead.")
            .And.Contain("aria-label=\"Here now: 0, 0 signed in, 0 realtors\"").And.NotContain("style=");
    }

    [Fact]
    public async Task Visit_moves_the_figure_on_an_open_dashboard_of_the_scope_and_on_no_other()
    {
        var (_, insider) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", StaffScope.All);
        var (_, outsider) = await site.SignedInAsync($"{Guid.NewGuid():n}@staff.example", new StaffScope(false, ["elsewhere"], []));
        await using var inside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", insider);
        await using var outside = await HubSocket.ConnectAsync(site.Server, "/hubs/staff", outsider);
        (await inside.InvokeAsync("WatchDashboard", IsDrawn)).Should().Contain("data-part=figures").And.Contain("data-part=appointments");
        (await outside.InvokeAsync("WatchDashboard", IsDrawn)).Should().Contain("Here now: 0");
        using var first = site.Browser();
        using var second = site.Browser();

        await first.GetAsync("/r/demo");
        await inside.NextAsync(m => IsDrawn(m) && m.Contains("Here now: 1", StringComparison.Ordinal)); // The whole page still, when nobody looked before.
        await second.GetAsync("/r/demo");

        (await inside.NextAsync(m => IsDrawn(m) && m.Contains("Here now: 2", StringComparison.Ordinal))).Should().NotContain("data-part=appointments", "it looks as before");
        // What the outsider were to get lies before the answer to this.
        (await outside.InvokeAsync("Ready", m => IsDrawn(m) || m.Contains("\"type\":3", StringComparison.Ordinal))).Should().Contain("\"type\":3");
    }

    [Fact]
    public async Task Stranger_is_led_to_the_sign_in()
    {
        using var stranger = site.Browser();
        var answer = await stranger.GetAsync("/staff");
        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.Should().Contain("/staff/sign-in");
    }

    // The hub writes JSON: < and > as escapes, quotes too.
    private static bool IsDrawn(string message) => message.Contains("\"target\":\"Draw\"", StringComparison.Ordinal);
}
