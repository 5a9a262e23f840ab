using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Staff in one browser, a buyer in another.</summary>
public sealed class StaffTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task A_visit_appears_on_the_open_staff_page_and_moves_through_its_steps()
    {
        const int number = 1306;
        await using var staff = await chromium.VisitorAsync(site, Window.Desktop);
        await staff.EnterAsStaffAsync();
        await using var buyer = await chromium.VisitorAsync(site, Window.Phone);

        await buyer.FindHomeAsync(number);
        await staff.FollowAsync(staff.Button("1 new session. Show it"));
        await ShowsAsync(staff, "Visitor", "Not signed in", "Alder Ferry", "Browsing", "Looking around", "Spring billboard");
        var link = staff.Page.Locator("tr[data-session] a.open");
        await link.FocusAsync();
        await buyer.SignInAsync("nora-staff@example.com");
        await ShowsAsync(staff, "Nora Vance", "Customer", $"{number}", "Lantern House", "Signed in", "Choosing a time");
        await Assertions.Expect(link).ToBeFocusedAsync();
        await buyer.TakeTimeAsync();
        await ShowsAsync(staff, "On hold", "Deposit", "left", "Not paid");
        await buyer.PayAsync();
        await ShowsAsync(staff, "On hold", "Paid");
        await buyer.SubmitAsync(number);
        await ShowsAsync(staff, "Nora Vance", "Reserved", "Confirmed", "Paid");

        (await staff.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");
        await Screenshots.TakeAsync(staff, "staff-sessions");
    }

    private static async Task ShowsAsync(Visitor staff, params string[] words)
    {
        var row = staff.Page.Locator("tr[data-session]");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        foreach (var word in words)
        {
            await Assertions.Expect(row).ToContainTextAsync(word);
        }
    }
}
