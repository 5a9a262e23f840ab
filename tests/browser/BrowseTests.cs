using System.Text.RegularExpressions;
using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>From a project to a home, in each kind of project, by map and by list, with filters.</summary>
public sealed class BrowseTests(ShowSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", "orchard-homes", "Lot 8", "16 Pippin Crescent, Port Linden", "Two-car garage")]
    [InlineData("desktop", "orchard-homes", "Lot 8", "16 Pippin Crescent, Port Linden", "Two-car garage", Explicit = true)]
    [InlineData("phone", "millrace-rows", "Home 3", "3 Mill Lane, Port Linden", "Parking permit, Mill Lane", Explicit = true)]
    [InlineData("desktop", "millrace-rows", "Home 3", "3 Mill Lane, Port Linden", "Parking permit, Mill Lane")]
    public async Task A_house_is_found_on_the_site_map_and_in_the_list_and_tells_everything(
        string window, string project, string home, string address, string garage)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var page = visitor.Page;
        await visitor.SeeAsync($"/c/alder-ferry/{project}/homes", "", $"30-{project}");

        foreach (var way in new[] { "site-map", ".unit-list" })
        {
            await page.GotoAsync($"/c/alder-ferry/{project}/homes");
            await visitor.FollowAsync(page.Locator(way).GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{home}[ ,]") }));
            await visitor.ArriveAsync(home, $"31-{project}-home");
        }

        var main = page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync(address);
        await Assertions.Expect(main).ToContainTextAsync(garage);
        await Assertions.Expect(main.Locator(".timeline li")).ToHaveTextAsync([new Regex("Construction start"), new Regex("Options cutoff"), new Regex("Construction finish")]);
        await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "View on website" })).ToHaveAttributeAsync("href", new Regex("^https://alderferry.example/"));
        (await Accessibility.OffencesAsync(page, home)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("phone", true, Explicit = true)]
    [InlineData("desktop", true)]
    [InlineData("phone", false)]
    [InlineData("desktop", false, Explicit = true)]
    public async Task Filters_leave_the_homes_that_are_wanted_with_scripts_and_without(string window, bool scripts)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window), scripts);
        var page = visitor.Page;
        await visitor.OpenAsync("/c/alder-ferry/lantern-house/homes?building=tower&floor=12");
        await visitor.ArriveAsync("Floor 12", "floor");
        var rows = page.Locator(".unit-list > li");
        await Assertions.Expect(rows).ToHaveCountAsync(8);

        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "2 beds", Exact = true }));
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await ChooseAsync(visitor, scripts, "Status", "Available");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("site-map .ov:not(.off)")).ToHaveCountAsync(2);
        await visitor.FollowAsync(visitor.Link("All floors"));
        await Assertions.Expect(rows).ToHaveCountAsync(13);
        await ChooseAsync(visitor, scripts, "Price", "Up to $700,000");
        await Assertions.Expect(rows).ToHaveCountAsync(12);
        await ChooseAsync(visitor, scripts, "Model", "The Gallery");
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await visitor.FollowAsync(visitor.Link("Clear"));
        await Assertions.Expect(rows).ToHaveCountAsync(128);
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task All_floors_at_a_glance_lead_to_a_floor_and_to_a_home(string window)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        await visitor.SeeAsync("/c/alder-ferry/lantern-house/homes?floor=all", "Lantern House", "32-all-floors");

        await visitor.FollowAsync(visitor.Page.Locator(".stack-plan").GetByRole(AriaRole.Link, new() { Name = "Floor 9", Exact = true }));
        await visitor.ArriveAsync("Floor 9", "floor");
        await visitor.FollowAsync(visitor.Link("All floors"));
        await visitor.FollowAsync(visitor.Page.Locator(".stack-plan").GetByRole(AriaRole.Link, new() { Name = "Home 1202, The Beacon, $672,000, Available" }));
        await visitor.ArriveAsync("Home 1202", "home");
    }

    [Theory]
    [InlineData("phone", true)]
    [InlineData("desktop", true, Explicit = true)]
    [InlineData("phone", false)]
    [InlineData("desktop", false, Explicit = true)]
    public async Task The_pictures_of_a_model_are_turned_by_links_and_by_keys_with_scripts_and_without(string window, bool scripts)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window), scripts);
        var page = visitor.Page;
        await visitor.OpenAsync("/c/alder-ferry/lantern-house/models/the-beacon");
        await visitor.ArriveAsync("The Beacon", "33-model");
        var strip = page.GetByRole(AriaRole.List, new() { Name = "Pictures of The Beacon" });
        var last = strip.GetByAltText("Lantern House from the river");
        await Assertions.Expect(last).Not.ToBeInViewportAsync();

        await visitor.FollowAsync(visitor.Link("Picture 3 of 3"));
        await Assertions.Expect(last).ToBeInViewportAsync();
        if (scripts)
        {
            await strip.FocusAsync();
            await page.Keyboard.PressAsync("ArrowLeft");
            await Assertions.Expect(strip.GetByAltText("A living room at dusk")).ToBeInViewportAsync();
            await Assertions.Expect(visitor.Link("Picture 2 of 3")).ToHaveAttributeAsync("aria-current", "true");
            (await Accessibility.OffencesAsync(page, "model")).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task Text_and_list_are_there_while_scripts_and_fonts_are_not(string window)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        visitor.Expected = "ERR_FAILED";
        await visitor.Page.RouteAsync(new Regex(@"\.(js|woff2)$"), route => route.AbortAsync());

        await visitor.OpenAsync("/c/alder-ferry/orchard-homes/homes");
        await visitor.ArriveAsync("Orchard Homes", "list");
        await visitor.FollowAsync(visitor.Page.Locator(".unit-list").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Lot 8 ") }));

        await visitor.ArriveAsync("Lot 8", "home");
    }

    [Theory]
    [InlineData("phone", "fr-CA", "Choisir un logement", "Réserver ce logement", "672 000 $ US")]
    [InlineData("desktop", "fr-CA", "Choisir un logement", "Réserver ce logement", "672 000 $ US", Explicit = true)]
    [InlineData("phone", "es-US", "Elegir una vivienda", "Reservar esta vivienda", "$672,000")]
    [InlineData("desktop", "es-US", "Elegir una vivienda", "Reservar esta vivienda", "$672,000", Explicit = true)]
    public async Task Pages_are_in_the_language_of_the_browser(string window, string locale, string choose, string reserve, string price)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window), locale: locale);
        foreach (var (address, heading) in new[]
        {
            ("/c/alder-ferry", "Homes by the water"), ("/c/alder-ferry/lantern-house", "Lantern House"), ("/c/alder-ferry/lantern-house/models/the-beacon", "The Beacon"),
            ("/c/alder-ferry/lantern-house/homes?floor=12", "Floor 12"), ("/c/alder-ferry/lantern-house/homes/1202", "1202"),
        })
        {
            await visitor.SeeAsync(address, heading, $"40-{locale}-{address.Split('/')[^1].Split('?')[0]}");
        }

        await Assertions.Expect(visitor.Link(reserve).Filter(new() { Visible = true })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("aside [data-price]")).ToHaveTextAsync(price);
        await visitor.OpenAsync("/c/alder-ferry/lantern-house");
        await Assertions.Expect(visitor.Link(choose).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task Language_that_is_chosen_on_a_page_wins_over_the_browsers_and_stays(string window)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window), locale: "fr-CA");
        var page = visitor.Page;
        await visitor.OpenAsync("/c/alder-ferry/lantern-house");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");

        await visitor.FollowAsync(visitor.Button("Español"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/c/alder-ferry/lantern-house$"));
        await visitor.FollowAsync(visitor.Link("Elegir una vivienda").Filter(new() { Visible = true }).First);
        await visitor.OpenAsync("/c/alder-ferry/lantern-house/homes/1202");
        await Assertions.Expect(visitor.Link("Reservar esta vivienda").Filter(new() { Visible = true })).ToBeVisibleAsync();
        await visitor.FollowAsync(visitor.Button("English"));

        await Assertions.Expect(visitor.Link("Reserve this home").Filter(new() { Visible = true })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Button("English")).ToHaveAttributeAsync("aria-current", "true");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task What_is_not_released_yet_is_coming_soon_and_can_only_be_looked_at(string window)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var page = visitor.Page;
        await visitor.OpenAsync("/c/alder-ferry/orchard-homes/homes");
        await Assertions.Expect(page.Locator("site-map").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Lot 23,.*Coming soon$") })).ToHaveCountAsync(1);
        await visitor.FollowAsync(page.Locator(".unit-list").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Lot 23 .*Coming soon") }));
        await visitor.ArriveAsync("Lot 23", "34-coming-soon");
        await Assertions.Expect(page.Locator("aside [data-badge]")).ToHaveTextAsync("Coming soon");
        await Assertions.Expect(visitor.Link("Reserve this home")).ToHaveCountAsync(0);

        await visitor.OpenAsync("/c/alder-ferry/kestrel-mews");
        await visitor.ArriveAsync("Kestrel Mews", "35-announced");
        await Assertions.Expect(visitor.Link("Choose a home")).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Link("View on website")).ToHaveAttributeAsync("href", new Regex("^https://alderferry.example/"));
    }

    private static async Task ChooseAsync(Visitor visitor, bool scripts, string list, string option)
    {
        await visitor.Page.GetByLabel(list, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });
        if (!scripts)
        {
            await visitor.FollowAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }));
        }
    }
}
