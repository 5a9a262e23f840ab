using System.Text.RegularExpressions;
using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Back button, two tabs, a second device, a reload while paying, a bank left alone, a server that dies: no dead end, no duplicate.</summary>
public sealed partial class NoDeadEndTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    private const string Asks = "4000 0025 0000 3155", Declined = "4000 0000 0000 0002", Clock = "main hold-clock count-down";

    [Theory]
    [InlineData("phone", 1205)]
    [InlineData("desktop", 1207, Explicit = true)]
    public async Task Back_from_the_confirmation_and_another_tab_of_the_checkout_lead_to_the_one_reservation(string window, int number)
    {
        await using var visitor = await AtCheckoutAsync(window, number);
        await ClockOfAHoldSurvivesSleepAsync(visitor.Page);
        await visitor.PayAsync();
        var tab = await visitor.TabAsync();
        await tab.GotoAsync("/reserve/checkout");
        await visitor.SubmitAsync(number);
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Confirmation());
        var confirmation = visitor.Page.Url;

        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(confirmation);
        await visitor.ArriveAsync($"Home {number} is reserved", "back");

        // The other tab is told at once, and goes there by itself.
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Name = $"Home {number} is reserved", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(tab).ToHaveURLAsync(confirmation);
    }

    [Theory]
    [InlineData("phone", 1003, Explicit = true)]
    [InlineData("desktop", 1007)]
    public async Task Reload_and_back_while_paying_lose_nothing_and_charge_once(string window, int number)
    {
        await using var visitor = await AtCheckoutAsync(window, number);
        var page = visitor.Page;
        await visitor.SendCardAsync(Declined);
        await Assertions.Expect(page.GetByText("That card was declined.")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("That card was declined.")).ToBeVisibleAsync();

        await visitor.SendCardAsync(Asks);
        await visitor.ArriveAsync("Is this you?", "bank");
        await page.ReloadAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByText("Your bank wants to hear from you.")).ToBeVisibleAsync();
        await visitor.FollowAsync(visitor.Link("Go to the bank"));
        await visitor.ArriveAsync("Is this you?", "bank");
        await visitor.FollowAsync(visitor.Button("Confirm"));
        await Assertions.Expect(page.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Card number")).ToHaveCountAsync(0);
        await visitor.SubmitAsync(number);
        await Assertions.Expect(page.GetByText("Two payments reached us.")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("phone", 1103, Explicit = true)]
    [InlineData("desktop", 1107)]
    public async Task Bank_that_was_told_yes_in_another_tab_and_a_second_card_are_one_deposit_and_it_is_said_so(string window, int number)
    {
        await using var visitor = await AtCheckoutAsync(window, number);
        var page = visitor.Page;
        await visitor.SendCardAsync(Asks);
        await visitor.ArriveAsync("Is this you?", "bank");
        visitor.Expected = "ERR_FAILED";
        await page.RouteAsync("**/reserve/authenticate*", route => route.AbortAsync()); // The line breaks on the way back.
        var tab = await visitor.TabAsync();
        await tab.GotoAsync("/reserve/checkout");
        await tab.GetByText("Use another card instead").ClickAsync();
        await visitor.FollowAsync(visitor.Button("Confirm"));

        await tab.GetByLabel("Card number").FillAsync("4242 4242 4242 4242");
        await tab.GetByLabel("Expiry").FillAsync("12 / 30");
        await tab.GetByLabel("Security code").FillAsync("123");
        await visitor.FollowAsync(tab.GetByRole(AriaRole.Button, new() { Name = "Pay $2,500" }));

        await Assertions.Expect(tab.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();
        // The bank was asked before the second card was, or after it.
        await Assertions.Expect(tab.GetByText(TooMuch())).ToBeVisibleAsync();
        await Assertions.Expect(tab.GetByLabel("Card number")).ToHaveCountAsync(0);
        await visitor.FollowAsync(tab.GetByRole(AriaRole.Button, new() { Name = "Submit reservation" }));
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Name = $"Home {number} is reserved", Level = 1 })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("phone", 804)]
    [InlineData("desktop", 807, Explicit = true)]
    public async Task Home_held_on_one_device_is_gone_on_with_on_another_and_the_first_is_told(string window, int number)
    {
        var address = $"nora-{number}@example.com";
        await using var desk = await AtCheckoutAsync("desktop", number);
        await using var second = await chromium.VisitorAsync(site, Window.Of(window));
        second.Expected = "status of 4"; // What the browser says of every page that is refused.
        await second.OpenAsync("/r/demo");
        await second.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await second.SignInAgainAsync(address, "Go on with your reservation");
        await second.Page.Locator("[name=slot]:enabled").First.CheckAsync();
        await second.FollowAsync(second.Button("Take this time"));

        await second.ArriveAsync($"You hold Home {number} in another browser", "elsewhere");
        await second.FollowAsync(second.Button("Go on here"));

        await second.ArriveAsync("Finish your reservation", "checkout");
        await desk.ArriveAsync($"Home {number} is no longer held", "lost");
        await second.PayAsync();
        await second.SubmitAsync(number);
    }

    [Theory]
    [InlineData("phone", 707)]
    [InlineData("desktop", 706, Explicit = true)]
    public async Task Server_killed_in_the_middle_of_the_journey_goes_on_where_it_was(string window, int number)
    {
        var address = $"nora-{number}@example.com";
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        visitor.Expected = "ERR_CONNECTION_REFUSED";
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await visitor.FollowAsync(visitor.Link("Reserve this home"));
        await visitor.Page.GetByLabel("E-mail or mobile number").FillAsync(address);
        await visitor.FollowAsync(visitor.Button("Send me a code"));
        await visitor.ArriveAsync("Enter your code", "code");
        var code = await Mailbox.CodeAsync(visitor, address);

        await site.KillAsync();
        await site.StartAsync();
        await visitor.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await visitor.FollowAsync(visitor.Button("Continue"));
        await visitor.RegisterAsync();
        await visitor.TakeTimeAsync();
        await visitor.PayAsync();
        await site.KillAsync();
        await site.StartAsync();

        await visitor.SubmitAsync(number);
        (await Mailbox.TextAsync(visitor, address, "reserved")).Should().Contain($"{number}");
    }

    /// <summary>
    /// While a phone sleeps one clock of the browser stands still and no timer runs: awake, it shows at once what is left, and says it. One
    /// that believes the hold is over asks the server, which knows that it is not.
    /// </summary>
    private static async Task ClockOfAHoldSurvivesSleepAsync(IPage page)
    {
        var clock = page.Locator(Clock);
        await Assertions.Expect(clock).ToHaveTextAsync(LongLeft());

        (await WakeAfterAsync(page, minutes: 11)).Should().MatchRegex("^3:[0-5][0-9]$", "no tick was waited for");
        await Assertions.Expect(page.Locator("main hold-clock [data-say]")).ToHaveTextAsync("4 minutes left.");
        (await WakeAfterAsync(page, minutes: 120)).Should().Be("0:00");

        await Assertions.Expect(clock).ToHaveTextAsync(LongLeft());
        await Assertions.Expect(page).ToHaveURLAsync(Checkout());
        (await WakeAfterAsync(page, minutes: -200)).Should().MatchRegex(LongLeft(), "a clock that is set back gives no more time");
    }

    /// <summary>What the clock shows in the instant in which the phone wakes.</summary>
    private static Task<string> WakeAfterAsync(IPage page, int minutes) => page.EvaluateAsync<string>(
        """
        ({ minutes, clock }) => {
            const before = Date.now;
            Date.now = () => before() + minutes * 60000;
            document.dispatchEvent(new Event("visibilitychange"));
            return document.querySelector(clock).textContent;
        }
        """, new { minutes, clock = Clock });

    [GeneratedRegex("^1[0-4]:[0-5][0-9]$", RegexOptions.None, 1000)]
    private static partial Regex LongLeft();

    [GeneratedRegex("/reserve/checkout$", RegexOptions.None, 1000)]
    private static partial Regex Checkout();

    [GeneratedRegex("Nothing more was charged\\.|Two payments reached us\\.", RegexOptions.None, 1000)]
    private static partial Regex TooMuch();

    [GeneratedRegex("/reserve/confirmation/", RegexOptions.None, 1000)]
    private static partial Regex Confirmation();

    private async Task<Visitor> AtCheckoutAsync(string window, int number)
    {
        var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await visitor.SignInAsync($"nora-{number}@example.com");
        await visitor.TakeTimeAsync();
        return visitor;
    }
}
