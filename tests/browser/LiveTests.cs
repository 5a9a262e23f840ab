using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Two browsers and one home, and one server that is gone for a while.</summary>
public sealed class LiveTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Theory]
    [InlineData("phone", 1107)]
    [InlineData("desktop", 1103)]
    public async Task A_home_being_reserved_by_one_shows_so_on_the_open_page_of_another_and_comes_back(string window, int number)
    {
        await using var buyer = await chromium.VisitorAsync(site, Window.Of(window));
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync($"buyer-{number}@example.com");
        await using var other = await chromium.VisitorAsync(site, Window.Of(window));
        await WatchAsync(other, number);

        await buyer.TakeTimeAsync();
        await ShowsAsync(other, number, "hold", "In progress", "being reserved now");
        await buyer.FollowAsync(buyer.Button("Give the home back"));

        await ShowsAsync(other, number, "available", "Available", "Available");
        (await other.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    [Fact]
    public async Task Another_floor_drawn_into_the_open_page_is_as_live_as_the_first()
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Desktop);
        await WatchAsync(visitor, 1107);

        await visitor.FollowAsync(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Floor 12", Exact = true }));
        await visitor.ArriveAsync("Floor 12", "floor");

        await Assertions.Expect(Live(visitor)).ToHaveTextAsync("Availability is live");
        var whole = await ViewAsync(visitor);
        await visitor.FollowAsync(visitor.Button("Zoom in"));
        (await ViewAsync(visitor)).Should().NotBe(whole, "the map is zoomed");
        (await visitor.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    [Fact]
    public async Task Server_killed_and_started_again_the_open_page_says_so_and_catches_up()
    {
        const int number = 1307;
        await using var buyer = await chromium.VisitorAsync(site, Window.Desktop);
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync($"buyer-{number}@example.com");
        await using var other = await chromium.VisitorAsync(site, Window.Desktop);
        await WatchAsync(other, number);

        other.Expected = buyer.Expected = "ERR_CONNECTION_REFUSED";
        await site.KillAsync();
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Reconnecting");
        await site.StartAsync();
        await buyer.TakeTimeAsync();

        await ShowsAsync(other, number, "hold", "In progress", "being reserved now");
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Availability is live");
        (await other.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    private static ILocator Live(Visitor visitor) => visitor.Page.Locator("[data-live]");

    private static Task<string?> ViewAsync(Visitor visitor) => visitor.Page.Locator("site-map svg.plan").GetAttributeAsync("viewBox");

    private static async Task WatchAsync(Visitor visitor, int number)
    {
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes?building=tower&floor={number / 100}");
        await Assertions.Expect(Live(visitor)).ToHaveTextAsync("Availability is live");
        await ShowsAsync(visitor, number, "available", "Available", "Available");
        await visitor.Page.EvaluateAsync("window.sameDocument = true");
    }

    private static async Task ShowsAsync(Visitor visitor, int number, string status, string word, string spoken)
    {
        var home = $"[data-home='lantern-house-{number}']";
        await Assertions.Expect(visitor.Page.Locator($"site-map {home}")).ToHaveAttributeAsync("data-status", status);
        await Assertions.Expect(visitor.Page.Locator($"site-map {home}")).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex($"{spoken}$"));
        await Assertions.Expect(visitor.Page.Locator($".unit-list {home} [data-badge]")).ToHaveTextAsync(word);
    }
}
