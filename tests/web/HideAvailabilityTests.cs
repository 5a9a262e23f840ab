using System.Text.Json;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Live;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class HideAvailabilityTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Project = "/c/alder-ferry/orchard-homes";

    [Fact]
    public async Task With_it_on_no_page_snapshot_or_push_tells_more_than_available_and_coming_soon()
    {
        await HideAsync("orchard-homes");
        using var browser = site.Browser();
        var (community, project) = await ProjectAsync("orchard-homes");
        var statuses = site.Services.GetRequiredService<UnitStatuses>();
        await WebSite.Until(
            async () => !(await browser.GetStringAsync($"{Project}/homes")).Contains("data-status=\"sold\"", StringComparison.Ordinal),
            "the setting reaches the page");
        (_, project) = await ProjectAsync("orchard-homes");
        var before = await statuses.BoardAsync(project);
        var home = await site.AvailableHomeAsync("orchard-homes");

        await site.Units.SetAsync(home, "hold", site.Clock.GetUtcNow().AddMinutes(15));
        await statuses.RefreshAsync([home], long.MaxValue / 2, TestContext.Current.CancellationToken);

        foreach (var address in new[] { "/homes", "/homes?status=available", "/homes?status=sold", $"/homes/{project.UnitsById[home].Slug}", "/models/the-alder", "", "/statuses.json" })
        {
            (await browser.GetStringAsync(Project + address)).Should()
                .NotContain("In progress").And.NotContain("eing reserved").And.NotContain("Sold").And.NotContain("st-hold\"")
                .And.NotContain("\"hold\"").And.NotContain("\"sold\"").And.NotContain("\"progress\"");
        }

        (await browser.GetStringAsync($"{Project}/homes/{project.UnitsById[home].Slug}")).Should().Contain("Reserve this home");
        var after = await statuses.BoardAsync(project);
        after.Should().BeSameAs(before, "what visitors cannot see moves no revision");
        BoardMessage.Changes(community.Community, project, before, after).Should().BeNull();
        JsonSerializer.Serialize(BoardMessage.Snapshot(community.Community, project, after)).Should().NotContain("hold");
    }

    private async Task<(CommunitySnapshot Community, Project Project)> ProjectAsync(string id) =>
        (await site.Services.GetRequiredService<ICatalog>().ProjectAsync(id))!.Value;

    private Task<int> HideAsync(string project) => site.Catalog.EditAsync(async db =>
    {
        var settings = await db.Set<Storage.Catalog.Rows.ProjectSettingsRow>().SingleAsync(s => s.Id == project);
        settings.HideAvailability = true;
        return 0;
    });
}
