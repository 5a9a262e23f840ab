using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>How staff come in.</summary>
internal static class StaffDoor
{
    /// <summary>Signs in with the account of the demonstration, which the page shows at this machine, and waits until the table is live.</summary>
    public static async Task EnterAsStaffAsync(this Visitor staff)
    {
        await staff.OpenAsync("/staff/sessions");
        await staff.ArriveAsync("Staff sign-in", "staff-sign-in");
        var notice = staff.Page.GetByText("Demonstration, shown only at this machine");
        await staff.Page.GetByLabel("E-mail").FillAsync(await notice.Locator("span").First.InnerTextAsync());
        await staff.Page.GetByLabel("Password").FillAsync(await staff.Page.Locator("[data-demo-password]").InnerTextAsync());
        await staff.FollowAsync(staff.Button("Sign in"));
        await staff.ArriveAsync("Sessions", "staff-sessions");
        await Assertions.Expect(staff.Page.Locator("[data-live]:not([hidden])")).ToHaveTextAsync("Live");
        await staff.Page.EvaluateAsync("window.sameDocument = true");
    }
}
