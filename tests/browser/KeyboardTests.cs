using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>From the link to a home with the keyboard alone.</summary>
public sealed class KeyboardTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    private const int MostTabs = 150;

    [Fact]
    public async Task Tab_and_Enter_lead_from_the_link_to_the_reservation_of_a_home()
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Desktop);
        var page = visitor.Page;
        await visitor.OpenAsync("/r/demo");
        await visitor.ArriveAsync("Homes by the water", "community");

        await PressAsync(page, page.Locator("site-map").GetByRole(AriaRole.Link, new() { Name = "Lantern House" }));
        await visitor.ArriveAsync("Lantern House", "project");
        await PressAsync(page, page.Locator("a.model", new() { HasText = "The Skiff" }));
        await visitor.ArriveAsync("The Skiff", "model");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Choose a home", Exact = true }));
        await visitor.ArriveAsync("Lantern House", "homes");
        await PressAsync(page, page.Locator(".floor-nav").GetByRole(AriaRole.Link, new() { Name = "Floor 2", Exact = true }));
        await visitor.ArriveAsync("Floor 2", "floor");
        await PressAsync(page, page.Locator("site-map").GetByRole(AriaRole.Link, new() { Name = "Home 203" }));
        await visitor.ArriveAsync("Home 203", "home");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Reserve this home" }));
        await visitor.ArriveAsync("Sign in or register", "sign-in");
    }

    // Tabs until the link has the focus, sees that this is visible, and presses Enter.
    private static async Task PressAsync(IPage page, ILocator link)
    {
        for (var tabs = 0; !await link.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++)
        {
            tabs.Should().BeLessThan(MostTabs, "the link {0} can be reached by Tab", link);
            await page.Keyboard.PressAsync("Tab");
        }

        (await link.EvaluateAsync<bool>("e => e.matches(':focus-visible') && [e, ...e.querySelectorAll('*')].some(p => getComputedStyle(p).outlineStyle !== 'none' || p.matches('.area'))"))
            .Should().BeTrue("the focus on {0} is seen", link);
        await page.Keyboard.PressAsync("Enter");
    }
}
