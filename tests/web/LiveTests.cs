using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests;

public partial class LiveTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task An_open_page_is_told_of_a_hold_and_of_its_lapse_by_the_clock()
    {
        var home = await site.AvailableHomeAsync("millrace-rows");
        await using var page = await HubSocket.ConnectAsync(site.Server);
        (await page.InvokeAsync("WatchProject", "millrace-rows")).Should().NotContain("error");

        await site.Units.SetAsync(home, "hold", site.Clock.GetUtcNow().AddMinutes(15));
        var held = await page.NextAsync(m => m.Contains("\"Homes\"", StringComparison.Ordinal));
        held.Should().Contain($"\"{home}\":{{\"status\":\"hold\"").And.Contain("\"short\":\"5 of 31\"");

        site.Clock.Forward(TimeSpan.FromMinutes(15));
        var free = await page.NextAsync(m => m.Contains("\"Homes\"", StringComparison.Ordinal));
        free.Should().Contain($"\"{home}\":{{\"status\":\"available\"").And.Contain("\"short\":\"6 of 31\"");
    }

    // Pages hear in shares, one after the other.
    [Fact]
    public async Task Every_one_of_many_open_pages_is_told()
    {
        var home = await site.AvailableHomeAsync("orchard-homes");
        var pages = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => HubSocket.ConnectAsync(site.Server)));
        await Task.WhenAll(pages.Select(p => p.InvokeAsync("WatchProject", "orchard-homes")));

        await site.Units.SetAsync(home, "sold");

        await Task.WhenAll(pages.Select(p => p.NextAsync(m => m.Contains($"\"{home}\":{{\"status\":\"sold\"", StringComparison.Ordinal))));
        await Task.WhenAll(pages.Select(p => p.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task The_map_of_the_community_is_told_how_many_are_free()
    {
        var home = await site.AvailableHomeAsync("lantern-house");
        await using var page = await HubSocket.ConnectAsync(site.Server);
        (await page.InvokeAsync("WatchCommunity", "alder-ferry")).Should().NotContain("error");
        using var browser = site.Browser();
        var before = int.Parse(
            FreeOf128().Match(await browser.GetStringAsync("/c/alder-ferry/statuses.json")).Groups["free"].Value, System.Globalization.CultureInfo.InvariantCulture);

        await site.Units.SetAsync(home, "sold");

        (await page.NextAsync(m => m.Contains("\"Community\"", StringComparison.Ordinal))).Should().Contain($"{before - 1} of 128 available").And.NotContain(home);
    }

    [Fact]
    public async Task Each_open_page_is_told_in_its_own_language()
    {
        var home = await site.AvailableHomeAsync("lantern-house");
        await using var french = await HubSocket.ConnectAsync(site.Server, cookie: "cc-language=fr");
        await using var spanish = await HubSocket.ConnectAsync(site.Server, cookie: "cc-language=es");
        await french.InvokeAsync("WatchProject", "lantern-house");
        await spanish.InvokeAsync("WatchCommunity", "alder-ferry");

        await site.Units.SetAsync(home, "sold");

        (await french.NextAsync(m => m.Contains("\"Homes\"", StringComparison.Ordinal))).Should().MatchRegex("sur 128 disponibles").And.Contain("\\u00A0US");
        (await spanish.NextAsync(m => m.Contains("\"Community\"", StringComparison.Ordinal))).Should().MatchRegex("de 128 disponibles");
    }

    [Fact]
    public async Task What_does_not_exist_cannot_be_watched()
    {
        await using var page = await HubSocket.ConnectAsync(site.Server);
        (await page.InvokeAsync("WatchProject", "nowhere")).Should().Contain("There is no such project.");
        (await page.InvokeAsync("WatchCommunity", "nowhere")).Should().Contain("There is no such community.");
    }

    [Fact]
    public async Task A_page_that_was_away_gets_a_snapshot_as_new_as_what_it_missed()
    {
        var home = await site.AvailableHomeAsync("orchard-homes");
        await site.Units.SetAsync(home, "progress", site.Clock.GetUtcNow().AddDays(7));
        using var browser = site.Browser();
        await WebSite.Until(
            async () => (await browser.GetStringAsync("/c/alder-ferry/orchard-homes/statuses.json"))
                .Contains($"\"{home}\":{{\"status\":\"progress\"", StringComparison.Ordinal),
            "the snapshot shows the reservation");
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"(?<free>[0-9]+) of 128 available\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex FreeOf128();
}
