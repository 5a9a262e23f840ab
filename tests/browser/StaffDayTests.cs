using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>A day of the staff: the dashboard, the calendar, the bell and the history, open while a buyer reserves.</summary>
public sealed class StaffDayTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task Reservation_shows_on_the_dashboard_and_rings_is_dragged_to_another_time_and_found_again()
    {
        const int number = 1106;
        await using var staff = await chromium.VisitorAsync(site, Window.Desktop);
        await staff.EnterAsStaffAsync();
        await staff.OpenAsync("/staff");
        await Assertions.Expect(staff.Page.Locator("[data-live]")).ToHaveTextAsync("Live");
        await Assertions.Expect(Part(staff, "reservations")).ToContainTextAsync("No home has been reserved yet");
        await staff.Page.EvaluateAsync("window.sameDocument = true");
        await using var buyer = await chromium.VisitorAsync(site, Window.Phone);
        await buyer.FindHomeAsync(number);
        await Assertions.Expect(Part(staff, "figures").GetByLabel("Here now: 1")).ToBeVisibleAsync();
        await buyer.SignInAsync("day@example.com");
        await buyer.ShowWholeDayAsync();
        await buyer.TakeTimeAsync();
        await buyer.SendCardAsync("4000 0000 0000 0002");
        await Assertions.Expect(Part(staff, "attention")).ToContainTextAsync("Nora Vance: card declined");
        await Assertions.Expect(Bell(staff)).ToHaveTextAsync("1");
        (await Accessibility.OffencesAsync(staff.Page, "staff-dashboard")).Should().BeEmpty();
        await Screenshots.TakeAsync(staff, "staff-dashboard");
        await buyer.PayAsync();
        await buyer.SubmitAsync(number);

        await Assertions.Expect(Part(staff, "reservations")).ToContainTextAsync("Nora Vance");
        await Assertions.Expect(Part(staff, "appointments")).ToContainTextAsync($"{number}, Lantern House");
        await Assertions.Expect(Part(staff, "attention")).ToContainTextAsync("Nobody is stuck right now.");
        await Assertions.Expect(Bell(staff)).ToHaveTextAsync("2");
        (await staff.Page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was not loaded again");

        await DragToAnotherTimeAsync(staff);
        await ReadAsync(staff);
        await SearchAsync(staff);
    }

    private static async Task DragToAnotherTimeAsync(Visitor staff)
    {
        var page = staff.Page;
        await staff.OpenAsync("/staff/calendar?view=month");
        var link = page.Locator(".appt[data-move] a").First;
        // A reservation of the first free time may stand in the next week: its day says where.
        var day = await link.Locator("xpath=ancestor::td").GetAttributeAsync("data-day");
        await staff.OpenAsync($"/staff/calendar?date={day}");
        var mark = page.Locator(".appt[data-move]");
        await Assertions.Expect(mark).ToContainTextAsync("Nora Vance");
        var colleague = await ColleagueAsync(staff, page.Url);
        var before = await mark.GetAttributeAsync("data-at");
        var from = (await mark.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 30, from.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 60, from.Y + 40, new() { Steps = 4 });
        var free = page.Locator("[data-free]").Last;
        await Assertions.Expect(free).ToBeVisibleAsync();
        await Screenshots.TakeAsync(staff, "staff-calendar-drag");
        await free.ScrollIntoViewIfNeededAsync();
        var to = (await free.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to.X + 10, to.Y + 10, new() { Steps = 4 });
        await page.Mouse.UpAsync();

        await staff.ArriveAsync("Move an appointment", "staff-move");
        await Assertions.Expect(page.Locator("[name=slot]:checked")).ToHaveCountAsync(1);
        await page.GetByLabel("Why").SelectOptionAsync("Customer");
        (await Accessibility.OffencesAsync(page, "staff-move")).Should().BeEmpty();
        await Screenshots.TakeAsync(staff, "staff-move");
        await staff.FollowAsync(staff.Button("Move the appointment"));
        await Assertions.Expect(page.GetByText("Nora Vance's appointment is now")).ToBeVisibleAsync();
        (await Accessibility.OffencesAsync(page, "staff-calendar")).Should().BeEmpty();
        await Screenshots.TakeAsync(staff, "staff-calendar");

        // A colleague's open calendar has moved with it, and their focus has not.
        var theirs = colleague.Locator(".appt[data-move]");
        await Assertions.Expect(theirs).Not.ToHaveAttributeAsync("data-at", before!);
        await Assertions.Expect(theirs.Locator(".move")).ToBeFocusedAsync();
        (await colleague.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the calendar was not loaded again");
        await colleague.CloseAsync();

        // The keyboard's way: the button beside it.
        await page.Locator(".appt .move").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await staff.ArriveAsync("Move an appointment", "staff-move");
        await staff.FollowAsync(staff.Link("Keep it as it is"));
    }

    private static async Task<IPage> ColleagueAsync(Visitor staff, string calendar)
    {
        var page = await staff.TabAsync();
        await page.GotoAsync(calendar);
        await Assertions.Expect(page.Locator("[data-live]")).ToHaveTextAsync("Live");
        await page.Locator(".appt .move").FocusAsync();
        await page.EvaluateAsync("window.sameDocument = true");
        await staff.Page.BringToFrontAsync();
        return page;
    }

    private static async Task ReadAsync(Visitor staff)
    {
        await Assertions.Expect(Bell(staff)).ToHaveTextAsync("3");
        await staff.FollowAsync(staff.Page.Locator(".bell"));
        await staff.ArriveAsync("Notifications", "staff-notifications");
        await Assertions.Expect(staff.Page.Locator("[data-notice]").First).ToContainTextAsync("Nora Vance's appointment was moved");
        (await Accessibility.OffencesAsync(staff.Page, "staff-notifications")).Should().BeEmpty();
        await Screenshots.TakeAsync(staff, "staff-notifications");
        var other = await staff.TabAsync();
        await other.GotoAsync("/staff/history");
        await Assertions.Expect(other.Locator(".bell [data-figure]")).ToHaveTextAsync("3");
        await staff.FollowAsync(staff.Button("Mark all as read"));
        await Assertions.Expect(Bell(staff)).ToBeHiddenAsync();
        await Assertions.Expect(other.Locator(".bell [data-figure]")).ToBeHiddenAsync();
        await other.CloseAsync();
    }

    private static async Task SearchAsync(Visitor staff)
    {
        await staff.FollowAsync(staff.Link("History"));
        await staff.ArriveAsync("Event history", "staff-history");
        await staff.Page.Locator("#h-text").FillAsync("vance moved");
        await staff.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(staff.Page.GetByText("Appointment moved (the customer asked for it), by Dana Okafor")).ToBeVisibleAsync();
        staff.Page.Url.Should().NotContain("vance");
        (await Accessibility.OffencesAsync(staff.Page, "staff-history")).Should().BeEmpty();
        await Screenshots.TakeAsync(staff, "staff-history");
    }

    private static ILocator Part(Visitor staff, string name) => staff.Page.Locator($"[data-part={name}]");

    private static ILocator Bell(Visitor staff) => staff.Page.Locator(".bell [data-figure]");
}
