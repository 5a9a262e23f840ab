using System.Text.RegularExpressions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests;

/// <summary>What pages of homes show and offer, whatever the window.</summary>
public partial class BrowseTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Tower = "/c/alder-ferry/lantern-house/homes";

    [Theory]
    [InlineData("", 128)]
    [InlineData("&beds=3", 32)]
    [InlineData("&model=the-skiff", 16)]
    [InlineData("&model=the-skiff&status=available", 6)]
    [InlineData("&status=unreleased", 21)]
    [InlineData("&status=nonsense&beds=9&model=nobody&max=-1", 128)]
    public async Task All_floors_list_the_homes_that_the_filter_wants(string filter, int homes)
    {
        using var browser = site.Browser();

        var list = (await browser.GetStringAsync($"{Tower}?building=tower&floor=all{filter}")).Split("class=\"unit-list\"")[1];

        list.Split("<a class=\"unit ").Should().HaveCount(homes + 1);
    }

    [Fact]
    public async Task A_price_leaves_out_what_costs_more_and_what_has_none()
    {
        using var browser = site.Browser();
        var project = (await site.Services.GetRequiredService<ICatalog>().ProjectAsync("lantern-house"))!.Value.Project;
        var board = await site.Services.GetRequiredService<UnitStatuses>().BoardAsync(project);

        var list = (await browser.GetStringAsync($"{Tower}?floor=all&max=500000")).Split("class=\"unit-list\"")[1];

        foreach (var unit in project.Units)
        {
            list.Contains($"data-home=\"{unit.Id}\"", StringComparison.Ordinal).Should().Be(board[unit.Id].PriceCents <= 50_000_000, unit.Id);
        }
    }

    [Fact]
    public async Task The_page_leads_with_the_builders_logo()
    {
        using var browser = site.Browser();
        var logo = (await site.Services.GetRequiredService<ICatalog>().CommunityBySlugAsync("alder-ferry"))!.Community.LogoPath;

        logo.Should().NotBeNull();
        (await browser.GetStringAsync("/c/alder-ferry")).Should().Contain($"class=\"brand\" href=\"/c/alder-ferry\"><img src=\"{logo}\"");
    }

    [Theory]
    [InlineData($"{Tower}?building=tower&floor=12", 8)]
    [InlineData("/c/alder-ferry/orchard-homes/homes", 25)]
    public async Task A_status_on_the_map_is_said_by_word_icon_and_pattern_and_not_by_color_alone(string address, int homes)
    {
        using var browser = site.Browser();

        var shapes = Overlay().Matches(await browser.GetStringAsync(address));

        shapes.Should().HaveCount(homes);
        foreach (var (status, word, pattern) in new[] { ("available", "Available", false), ("sold", "Sold", true) })
        {
            shapes.Where(s => s.Groups["status"].Value == status).Should().NotBeEmpty().And.OnlyContain(s =>
                s.Groups["heard"].Value.EndsWith(word, StringComparison.Ordinal) && s.Value.Contains($"href=\"#i-s-{status}\"", StringComparison.Ordinal)
                && s.Value.Contains("fill=\"url(#", StringComparison.Ordinal) == pattern);
        }
    }

    [Fact]
    public async Task A_name_for_buyers_goes_before_the_number_and_the_number_stands_in_for_it()
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        await own.Catalog.EditAsync(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == "orchard-homes")).MarketingName = " ";
            (await db.Models.SingleAsync(m => m.Id == "the-alder")).MarketingName = null;
            return 0;
        });
        using var browser = own.Browser();

        await WebSite.Until(
            async () => (await browser.GetStringAsync("/c/alder-ferry")).Contains("<h3>OH</h3>", StringComparison.Ordinal), "the number is shown");
        (await browser.GetStringAsync("/c/alder-ferry/orchard-homes")).Should().Contain("<h3>AF-AL4</h3>").And.Contain("<h3>The Quince</h3>").And.NotContain("AF-QU3");
    }

    [Theory]
    [InlineData("available", "Reserve this home")]
    [InlineData("hold", "See other homes")]
    [InlineData("progress", "See other homes")]
    [InlineData("sold", "See other homes")]
    public async Task Without_a_queue_only_a_free_home_can_be_reserved(string status, string action) => (await ActionAsync(status, queue: false)).Should().Be(action);

    [Theory]
    [InlineData("available", "Reserve this home")]
    [InlineData("hold", "Join the queue")]
    [InlineData("progress", "Join the queue")]
    [InlineData("sold", "See other homes")]
    public async Task With_a_queue_a_home_in_progress_can_be_queued_for(string status, string action) => (await ActionAsync(status, queue: true)).Should().Be(action);

    [Fact]
    public async Task The_page_of_a_model_shows_its_pictures_with_links_that_need_no_script()
    {
        using var browser = site.Browser();

        var page = await browser.GetStringAsync("/c/alder-ferry/lantern-house/models/the-beacon");

        page.Should().Contain("id=\"picture-3\"").And.Contain("href=\"#picture-3\"").And.Contain("alt=\"A living room at dusk\"")
            .And.Contain("alt=\"Floor plan of The Beacon\"").And.Contain("What is included");
    }

    // The one action of the page's column that is not hidden.
    private static async Task<string> ActionAsync(string status, bool queue)
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        await own.Catalog.EditAsync(async db =>
        {
            (await db.Settings.SingleAsync(s => s.Id == "millrace-rows")).AllowQueue = queue;
            return 0;
        });
        await own.Units.SetAsync("millrace-rows-3", status, own.Clock.GetUtcNow().AddMinutes(15));
        using var browser = own.Browser();
        var page = "";
        await WebSite.Until(
            async () => (page = await browser.GetStringAsync("/c/alder-ferry/millrace-rows/homes/3")).Contains($"data-home=\"millrace-rows-3\" data-status=\"{status}\"", StringComparison.Ordinal)
                && (!queue || page.Contains("Join the queue", StringComparison.Ordinal)),
            $"the home is shown as {status}");
        return page.Split("desk-only\"><a")[1].Split("</div>")[0].Split("<a").Single(a => !a.Contains(" hidden", StringComparison.Ordinal)).Split('>')[1].Split('<')[0];
    }

    [GeneratedRegex("""<a class="ov [^>]*data-status="(?<status>[a-z]+)"[^>]*aria-label="(?<heard>[^"]*)".*?</a>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Overlay();
}
