using CustomerConnect.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>What a link opens: its scope, or a page that says why not and whom to call.</summary>
public sealed class LinkTests(ShowSite site, Chromium chromium)
{
    [Theory]
    [InlineData("demo", "Homes by the water at Alder Ferry")]
    [InlineData("demo-project", "Lantern House")]
    [InlineData("demo-model", "The Beacon")]
    [InlineData("demo-building", "Floor")]
    [InlineData("demo-unit", "Home 1202")]
    public async Task Link_with_a_scope_starts_there(string slug, string heading)
    {
        await using var phone = await chromium.VisitorAsync(site, Window.Phone);
        await using var desk = await chromium.VisitorAsync(site, Window.Desktop);

        await phone.SeeAsync($"/r/{slug}", heading, slug);
        await desk.OpenAsync($"/r/{slug}");
        await desk.ArriveAsync(heading, slug);
    }

    [Theory]
    [InlineData("phone", "demo-off", "This link is switched off", "410")]
    [InlineData("desktop", "demo-off", "This link is switched off", "410", Explicit = true)]
    [InlineData("phone", "demo-expired", "This link has expired", "410")]
    [InlineData("desktop", "demo-expired", "This link has expired", "410", Explicit = true)]
    [InlineData("phone", "no-such-link", "This link is not known", "404")]
    [InlineData("desktop", "no-such-link", "This link is not known", "404", Explicit = true)]
    public async Task Link_that_lets_nobody_in_says_why_and_whom_to_call(string window, string slug, string heading, string status)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        visitor.Expected = $"status of {status}";

        await visitor.SeeAsync($"/r/{slug}", heading, slug);

        var call = visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "(555) 555-0142" });
        await Assertions.Expect(call).ToHaveCountAsync(1);
    }
}
