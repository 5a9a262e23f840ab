using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>The details of one session, open while its buyer goes on.</summary>
public sealed class StaffPanelTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Theory]
    [InlineData("desktop", 1306)]
    [InlineData("phone", 1206, Explicit = true)]
    public async Task Panel_of_a_session_moves_with_the_buyer_and_ends_the_hold(string window, int number)
    {
        await using var staff = await chromium.VisitorAsync(site, Window.Of(window));
        await staff.EnterAsStaffAsync();
        await using var buyer = await chromium.VisitorAsync(site, Window.Phone);
        await buyer.FindHomeAsync(number);
        await buyer.SignInAsync($"panel-{window}@example.com");
        var row = staff.Page.Locator("tr[data-session]").First;
        await staff.FollowAsync(staff.Page.Locator("[data-new]"));

        await staff.FollowAsync(row.Locator("a.open"));

        var panel = staff.Page.Locator("session-details");
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new() { Name = "Session details" })).ToBeFocusedAsync();
        await Assertions.Expect(panel).ToContainTextAsync("Nora Vance");
        await staff.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await staff.FollowAsync(panel.Locator("button[data-copy]").First);
        (await staff.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).Should().Be(await row.GetAttributeAsync("data-session"), "what is copied is the whole id");
        await Assertions.Expect(panel.Locator("header [data-copied]")).ToHaveTextAsync($"{await row.GetAttributeAsync("data-session")} copied");
        await buyer.TakeTimeAsync();
        await Assertions.Expect(panel).ToContainTextAsync("Still missing");
        await Assertions.Expect(panel.Locator("count-down").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(staff, "staff-session-details");

        await staff.FollowAsync(panel.GetByText("End the hold").First);
        await panel.Locator("#hold-reason").SelectOptionAsync("Mistake"); // Other forms of the panel ask why, too.
        await staff.FollowAsync(panel.GetByRole(AriaRole.Button, new() { Name = "End the hold" }));

        await Assertions.Expect(panel).ToContainTextAsync("Hold ended by the sales team");
        await Assertions.Expect(panel.GetByText("Still missing")).ToHaveCountAsync(0);
        await staff.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToHaveCountAsync(0);
        await Assertions.Expect(row.Locator("a.open")).ToBeFocusedAsync();
        (await staff.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the table was never loaded again");
    }

    [Fact]
    public async Task Connection_cut_the_table_says_so_and_has_what_moved_meanwhile_once_it_is_back()
    {
        const int number = 1206;
        await using var staff = await chromium.VisitorAsync(site, Window.Desktop);
        var line = await Line.OfAsync(staff.Page, "/hubs/staff");
        await staff.EnterAsStaffAsync();
        await using var buyer = await chromium.VisitorAsync(site, Window.Phone);
        await buyer.FindHomeAsync(number);
        await buyer.SignInAsync("cut@example.com");
        await staff.FollowAsync(staff.Page.Locator("[data-new]"));
        var row = staff.Page.Locator("tr[data-session]").First;
        await Assertions.Expect(row).ToContainTextAsync("Choosing a time");

        await line.CutAsync();
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting");
        await buyer.TakeTimeAsync();
        await using var another = await chromium.VisitorAsync(site, Window.Phone);
        await another.OpenAsync("/r/demo");
        await Assertions.Expect(row).Not.ToContainTextAsync("On hold");
        line.Mend();

        await Assertions.Expect(row).ToContainTextAsync("On hold");
        await Assertions.Expect(staff.Page.Locator("[data-new]")).ToContainTextAsync("1 new session");
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
        (await staff.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");

        await staff.OpenAsync($"/staff/sessions/{await row.GetAttributeAsync("data-session")}");
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
        await line.CutAsync();
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting");
        line.Mend();
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task What_is_heard_before_the_table_has_caught_up_hides_nothing_that_it_missed()
    {
        await using var staff = await chromium.VisitorAsync(site, Window.Desktop);
        var line = await Line.OfAsync(staff.Page, "/hubs/staff");
        await staff.EnterAsStaffAsync();
        await using var missed = await BuyerAsync(407, "missed@example.com");
        await using var heard = await BuyerAsync(507, "heard@example.com");
        await staff.FollowAsync(staff.Page.Locator("[data-new]"));
        ILocator Row(int number) => staff.Page.Locator($"tr[data-session]:has(td:nth-child(4):has-text('{number}'))");
        await Assertions.Expect(Row(507)).ToContainTextAsync("Choosing a time");
        await line.CutAsync();
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting");
        await missed.TakeTimeAsync();
        var held = line.Hold("\"whole\":");
        line.Mend();
        await held;

        await heard.TakeTimeAsync();
        await Assertions.Expect(Row(507)).ToContainTextAsync("On hold");
        await Assertions.Expect(Row(407)).Not.ToContainTextAsync("On hold");
        await line.CutAsync();
        line.Pass();
        line.Mend();

        await Assertions.Expect(Row(407)).ToContainTextAsync("On hold");
    }

    [Fact]
    public async Task Page_that_waits_for_its_connection_says_so_until_it_has_one()
    {
        await using var staff = await chromium.VisitorAsync(site, Window.Desktop);
        var line = await Line.OfAsync(staff.Page, "/hubs/staff");
        await staff.EnterAsStaffAsync();

        line.Wait();
        await staff.Page.ReloadAsync();

        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Reconnecting", Line.BeforeItIsGivenUp);
        await line.CutAsync();
        line.Mend();
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
    }

    [Fact]
    public async Task Another_page_of_staff_goes_on_with_the_same_connection()
    {
        await using var staff = await chromium.VisitorAsync(site, Window.Desktop);
        await staff.EnterAsStaffAsync();
        var opened = 0;
        staff.Page.WebSocket += (_, socket) => opened += socket.Url.EndsWith("/hubs/staff", StringComparison.Ordinal) ? 1 : 0;

        await staff.FollowAsync(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Calendar" }).First);
        await Assertions.Expect(staff.Page.Locator("staff-calendar [data-live]:not([hidden])")).ToHaveTextAsync("Live");
        await staff.FollowAsync(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Sessions" }).First);
        await Assertions.Expect(staff.Page.Locator("session-table [data-live]:not([hidden])")).ToHaveTextAsync("Live");

        (await staff.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
        opened.Should().Be(0);
        await using var buyer = await chromium.VisitorAsync(site, Window.Phone);
        await buyer.OpenAsync("/r/demo");
        await Assertions.Expect(staff.Page.Locator("[data-new]")).ToContainTextAsync("new session");
    }

    private async Task<Visitor> BuyerAsync(int number, string address)
    {
        var buyer = await chromium.VisitorAsync(site, Window.Phone);
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync(address);
        return buyer;
    }
}
