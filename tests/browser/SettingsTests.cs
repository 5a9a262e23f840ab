using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>What the settings of a project and the dress of a community do to pages.</summary>
public sealed class SettingsTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    private static readonly Window[] _windows = [Window.Phone, Window.Desktop];

    [Fact]
    public async Task With_hidden_availability_only_available_and_coming_soon_are_seen()
    {
        await site.SetAsync("update project_settings set hide_availability = 1 where id = 'orchard-homes'");
        foreach (var window in _windows)
        {
            await using var visitor = await chromium.VisitorAsync(site, window);
            await visitor.SeeAsync("/c/alder-ferry/orchard-homes/homes", "Orchard Homes", "50-hidden");
            await Assertions.Expect(visitor.Page.Locator(".legend li")).ToHaveTextAsync(["Available", "Coming soon"]);
            await Assertions.Expect(visitor.Page.Locator(".unit-list [data-badge]").Filter(new() { HasText = "Available" })).ToHaveCountAsync(22);
            await visitor.SeeAsync("/c/alder-ferry/orchard-homes/homes/1", "Lot 1", "51-hidden-home"); // Which is sold.

            await Assertions.Expect(visitor.Page.Locator("aside [data-badge]")).ToHaveTextAsync("Available");
            await Assertions.Expect(visitor.Link("Reserve this home").Filter(new() { Visible = true })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_project_that_is_off_and_a_community_without_any_say_whom_to_call()
    {
        await site.SetAsync("update project_settings set enabled = 0 where id = 'millrace-rows'");
        foreach (var window in _windows)
        {
            await using var visitor = await chromium.VisitorAsync(site, window);
            await visitor.SeeAsync("/c/alder-ferry/millrace-rows", "Online reservations are unavailable", "52-project-off");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Millrace Rows is not taking reservations online");
            await visitor.FollowAsync(visitor.Link("See the rest of Alder Ferry"));
            await visitor.ArriveAsync("Homes by the water", "community");
            await Assertions.Expect(visitor.Page.Locator("[data-project=millrace-rows] [data-badge]")).ToHaveTextAsync("Not online");
        }

        await site.SetAsync("update project_settings set enabled = 0");
        foreach (var window in _windows)
        {
            await using var visitor = await chromium.VisitorAsync(site, window);
            var main = visitor.Page.GetByRole(AriaRole.Main);
            foreach (var address in new[] { "/c/alder-ferry", "/c/alder-ferry/lantern-house/homes/1202", "/r/demo" })
            {
                await visitor.SeeAsync(address, "Online reservations are unavailable", "53-community-off");
                await Assertions.Expect(main.GetByRole(AriaRole.Link, new() { Name = "(555) 555-0142" })).ToBeVisibleAsync();
                await Assertions.Expect(main).ToContainTextAsync("12 Landing Square");
            }
        }

        await site.SetAsync("update project_settings set enabled = 1");
    }

    [Theory]
    [InlineData("desktop", "#ffe600")]
    [InlineData("phone", "#ffe600", Explicit = true)]
    [InlineData("desktop", "#000000")]
    [InlineData("phone", "#000000", Explicit = true)]
    public async Task Whatever_the_color_of_a_builder_everything_can_be_read_in_light_and_dark(string window, string color)
    {
        await site.SetAsync($"update community set accent = '{color}'");
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));

        await visitor.SeeAsync("/c/alder-ferry/lantern-house/homes/1202", "Home 1202", $"54-color-{color[1..]}");
        await visitor.SeeAsync("/c/alder-ferry/lantern-house", "Lantern House", $"55-color-{color[1..]}");
        (await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")).Should().Be(color);
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task A_visitor_who_loses_the_way_is_still_with_the_builder(string window)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        await visitor.OpenAsync("/r/demo");
        visitor.Expected = "status of 404";

        await visitor.SeeAsync("/nothing-here", "There is nothing at this address", "56-lost");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToContainTextAsync("Alder Ferry");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "(555) 555-0142" })).ToBeVisibleAsync();
    }
}
