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
}
