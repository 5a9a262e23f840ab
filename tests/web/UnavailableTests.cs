using System.Net;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class UnavailableTests
{
    [Fact]
    public async Task A_project_that_is_off_shows_whom_to_call_and_when_all_are_off_the_community_does()
    {
        await using var site = new WebSite();
        await site.InitializeAsync();
        using var browser = site.Browser();

        await SwitchOffAsync(site, "orchard-homes");
        foreach (var address in new[] { "", "/homes", "/models/the-alder", "/homes/8" })
        {
            var page = await PageAsync(browser, "/c/alder-ferry/orchard-homes" + address);
            page.Should().Contain("Orchard Homes is not taking reservations online").And.Contain("15555550142")
                .And.Contain("12 Landing Square").And.Contain("hello@alderferry.example").And.Contain("alderferry.example");
        }

        (await browser.GetStringAsync("/c/alder-ferry")).Should().Contain("Homes by the water");
        await SwitchOffAsync(site, null);
        (await PageAsync(browser, "/c/alder-ferry")).Should().Contain("Alder Ferry is not taking reservations online");
        (await PageAsync(browser, "/c/alder-ferry/lantern-house")).Should().Contain("Alder Ferry is not taking reservations online");
    }

    private static async Task<string> PageAsync(HttpClient browser, string address)
    {
        await WebSite.Until(
            async () => (await browser.GetStringAsync(address)).Contains("Online reservations are unavailable", StringComparison.Ordinal),
            $"{address} is switched off");
        return await browser.GetStringAsync(address);
    }

    private static Task<int> SwitchOffAsync(WebSite site, string? project) => site.Catalog.EditAsync(async db =>
    {
        var settings = await db.Set<Storage.Catalog.Rows.ProjectSettingsRow>().Where(s => project == null || s.Id == project).ToListAsync();
        settings.ForEach(s => s.Enabled = false);
        return 0;
    });
}
