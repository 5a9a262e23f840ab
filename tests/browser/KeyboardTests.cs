using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>From the link to the confirmation with the keyboard alone.</summary>
public sealed class KeyboardTests(SalesSite site, Chromium chromium)
{
    private const int MostTabs = 150;

    private static readonly (string Label, string Value)[] _answers =
    [
        ("First name", "Nora"), ("Last name", "Vance"), ("Street and number", "7 Mill Lane"), ("Town", "Port Linden"),
        ("State or province", "NY"), ("Postal code", "10001"),
    ];

    [Theory]
    [InlineData("desktop", 203)]
    [InlineData("phone", 903, Explicit = true)]
    public async Task Keyboard_alone_leads_from_the_link_to_a_reserved_home(string window, int number)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var (page, address) = (visitor.Page, $"nora-keys-{number}@example.com");
        await visitor.OpenAsync("/r/demo");
        await visitor.ArriveAsync("Homes by the water", "community");

        await PressAsync(page, page.Locator("site-map").GetByRole(AriaRole.Link, new() { Name = "Lantern House" }));
        await visitor.ArriveAsync("Lantern House", "project");
        await PressAsync(page, page.Locator("a.model", new() { HasText = "The Skiff" }));
        await visitor.ArriveAsync("The Skiff", "model");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Choose a home", Exact = true }));
        await visitor.ArriveAsync("Lantern House", "homes");
        await PressAsync(page, page.Locator(".floor-nav").GetByRole(AriaRole.Link, new() { Name = $"Floor {number / 100}", Exact = true }));
        await visitor.ArriveAsync($"Floor {number / 100}", "floor");
        await PressAsync(page, page.Locator("site-map").GetByRole(AriaRole.Link, new() { Name = $"Home {number}" }));
        await visitor.ArriveAsync($"Home {number}", "home");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Reserve this home" }));
        await visitor.ArriveAsync("Sign in or register", "sign-in");
        await TypeAsync(page, page.GetByLabel("E-mail or mobile number"), address);
        await page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("Enter your code", "code");
        await TypeAsync(page, page.GetByLabel("Code", new() { Exact = true }), await Mailbox.CodeAsync(visitor, address));
        await page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("Tell us who you are", "register");
        foreach (var (label, value) in _answers)
        {
            await TypeAsync(page, page.GetByLabel(label), value);
        }

        await page.Keyboard.PressAsync("Enter");
        await visitor.ArriveAsync("When shall we talk?", "appointment");
        await ReachAsync(page, page.Locator("[name=slot]:enabled").First);
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, visitor.Button("Take this time"));
        await visitor.ArriveAsync("Finish your reservation", "checkout");
        await TypeAsync(page, page.GetByLabel("Card number"), "4242 4242 4242 4242");
        await TypeAsync(page, page.GetByLabel("Expiry"), "12 / 30");
        await TypeAsync(page, page.GetByLabel("Security code"), "123");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();
        await PressAsync(page, visitor.Button("Submit reservation"));
        await visitor.ArriveAsync($"Home {number} is reserved", "confirmation");
    }

    private static async Task TypeAsync(IPage page, ILocator field, string text)
    {
        await ReachAsync(page, field);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, ILocator link)
    {
        await ReachAsync(page, link);
        await page.Keyboard.PressAsync("Enter");
    }

    // Tabs until the link or field has the focus, and sees that this is visible.
    private static async Task ReachAsync(IPage page, ILocator link)
    {
        for (var tabs = 0; !await link.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++)
        {
            tabs.Should().BeLessThan(MostTabs, "the link {0} can be reached by Tab", link);
            await page.Keyboard.PressAsync("Tab");
        }

        (await link.EvaluateAsync<bool>("e => e.matches(':focus-visible') && [e, ...e.querySelectorAll('*')].some(p => getComputedStyle(p).outlineStyle !== 'none' || getComputedStyle(p).boxShadow !== 'none' || p.matches('.area')) || getComputedStyle(e.closest('label, .field') ?? e).outlineStyle !== 'none'"))
            .Should().BeTrue("the focus on {0} is seen", link);
    }
}
