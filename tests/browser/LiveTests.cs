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
    [InlineData("desktop", 1103, Explicit = true)]
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

    [Theory]
    [InlineData("desktop", 1206)]
    [InlineData("phone", 1202, Explicit = true)]
    public async Task Every_kind_of_page_shows_a_hold_and_its_end_while_it_is_open(string window, int number)
    {
        await using var buyer = await chromium.VisitorAsync(site, Window.Of(window));
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync($"buyer-{number}@example.com");
        await using var community = await OpenAsync(window, "/c/alder-ferry");
        await using var project = await OpenAsync(window, "/c/alder-ferry/lantern-house");
        await using var model = await OpenAsync(window, "/c/alder-ferry/lantern-house/models/the-beacon");
        await using var floors = await OpenAsync(window, "/c/alder-ferry/lantern-house/homes?floor=all");
        await using var home = await OpenAsync(window, $"/c/alder-ferry/lantern-house/homes/{number}");
        var free = int.Parse((await project.Page.Locator("[data-count]").InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        async Task ShowAsync(int left, bool held)
        {
            await Assertions.Expect(community.Page.Locator("[data-project=lantern-house] [data-badge]")).ToHaveTextAsync($"{left} of 128 available");
            await Assertions.Expect(community.Page.Locator("[data-total]")).ToHaveTextAsync($"{left + 15} homes");
            await Assertions.Expect(project.Page.Locator("[data-count]")).ToHaveTextAsync($"{left} of 128");
            await Assertions.Expect(project.Page.Locator("[data-model=the-beacon] [data-badge]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]+ available$"));
            await Assertions.Expect(model.Page.Locator($"[data-home=lantern-house-{number}] [data-badge]")).ToHaveTextAsync(held ? "In progress" : "Available");
            await Assertions.Expect(floors.Page.Locator($".cell[data-home=lantern-house-{number}]")).ToHaveAttributeAsync("data-status", held ? "hold" : "available");
            await Assertions.Expect(home.Page.Locator("aside [data-badge]")).ToHaveTextAsync(held ? "In progress" : "Available");
            await Assertions.Expect(Shown(home, held ? "See other homes" : "Reserve this home")).Not.ToHaveCountAsync(0);
            await Assertions.Expect(Shown(home, held ? "Reserve this home" : "See other homes")).ToHaveCountAsync(0);
        }

        await ShowAsync(free, held: false);
        await buyer.TakeTimeAsync();
        await ShowAsync(free - 1, held: true);
        foreach (var visitor in new[] { community, project, model, floors, home })
        {
            (await Accessibility.OffencesAsync(visitor.Page, visitor.Page.Url)).Should().BeEmpty();
        }

        await buyer.FollowAsync(buyer.Button("Give the home back"));
        await ShowAsync(free, held: false);
        foreach (var visitor in new[] { community, project, model, floors, home })
        {
            (await visitor.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
        }
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone", Explicit = true)]
    public async Task Another_floor_drawn_into_the_open_page_is_as_live_as_the_first(string window)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        await WatchAsync(visitor, 1107);

        await visitor.FollowAsync(visitor.Page.Locator(".floor-nav").GetByRole(AriaRole.Link, new() { Name = "Floor 12", Exact = true }).Filter(new() { Visible = true }).First);
        await visitor.ArriveAsync("Floor 12", "floor");

        await Assertions.Expect(Live(visitor)).ToHaveTextAsync("Availability is live");
        var whole = await ViewAsync(visitor);
        await visitor.FollowAsync(visitor.Button("Zoom in"));
        (await ViewAsync(visitor)).Should().NotBe(whole, "the map is zoomed");
        (await visitor.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    [Theory]
    [InlineData("desktop", 1307)]
    [InlineData("phone", 1308, Explicit = true)]
    public async Task Server_killed_and_started_again_the_open_page_says_so_and_catches_up(string window, int number)
    {
        await using var buyer = await chromium.VisitorAsync(site, Window.Of(window));
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync($"buyer-{number}@example.com");
        await using var other = await chromium.VisitorAsync(site, Window.Of(window));
        await WatchAsync(other, number);
        await using var community = await OpenAsync(window, "/c/alder-ferry");
        await using var home = await OpenAsync(window, $"/c/alder-ferry/lantern-house/homes/{number}");
        var count = community.Page.Locator("[data-project=lantern-house] [data-badge]");
        var before = await count.InnerTextAsync();

        other.Expected = buyer.Expected = community.Expected = home.Expected = "ERR_CONNECTION_REFUSED";
        await site.KillAsync();
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Reconnecting");
        await site.StartAsync();
        await buyer.TakeTimeAsync();

        await ShowsAsync(other, number, "hold", "In progress", "being reserved now");
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Availability is live");
        await Assertions.Expect(home.Page.Locator("aside [data-badge]")).ToHaveTextAsync("In progress");
        await Assertions.Expect(count).Not.ToHaveTextAsync(before);
        (await other.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    [Fact]
    public async Task Page_that_waits_for_its_connection_says_so_and_asks_meanwhile()
    {
        const int number = 407;
        await using var buyer = await BuyerAsync(number);
        await using var other = await chromium.VisitorAsync(site, Window.Desktop);
        var line = await Line.OfAsync(other.Page, "/hubs/reserve");
        line.Wait();
        await other.OpenAsync($"/c/alder-ferry/lantern-house/homes?building=tower&floor={number / 100}");

        await Assertions.Expect(Live(other)).ToHaveTextAsync("Reconnecting", Line.BeforeItIsGivenUp);
        await buyer.TakeTimeAsync();
        await ShowsAsync(other, number, "hold", "In progress", "being reserved now");

        await line.CutAsync();
        line.Mend();
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Availability is live");
    }

    [Fact]
    public async Task Page_that_is_refused_what_it_missed_does_not_say_that_it_is_live_and_asks_again()
    {
        const int number = 507;
        await using var buyer = await BuyerAsync(number);
        await using var other = await chromium.VisitorAsync(site, Window.Desktop);
        var line = await Line.OfAsync(other.Page, "/hubs/reserve");
        await WatchAsync(other, number);
        await line.CutAsync();
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Reconnecting");
        await buyer.TakeTimeAsync();

        other.Expected = "503";
        var refused = new TaskCompletionSource();
        await other.Page.RouteAsync("**/statuses.json", async route =>
        {
            await route.FulfillAsync(new() { Status = 503 });
            refused.TrySetResult();
        });
        line.Mend();
        await refused.Task;
        await other.Page.UnrouteAllAsync();

        await ShowsAsync(other, number, "hold", "In progress", "being reserved now");
        await Assertions.Expect(Live(other)).ToHaveTextAsync("Availability is live");
        (await other.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
    }

    private async Task<Visitor> BuyerAsync(int number)
    {
        var buyer = await chromium.VisitorAsync(site, Window.Desktop);
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync($"buyer-{number}@example.com");
        return buyer;
    }

    private async Task<Visitor> OpenAsync(string window, string address)
    {
        var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        await visitor.OpenAsync(address);
        await Assertions.Expect(Live(visitor)).ToHaveTextAsync("Availability is live");
        await visitor.Page.EvaluateAsync("window.sameDocument = true");
        return visitor;
    }

    private static ILocator Shown(Visitor visitor, string link) => visitor.Link(link).Filter(new() { Visible = true });

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
