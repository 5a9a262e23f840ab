using System.Text.RegularExpressions;
using CustomerConnect.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>The list of what still blocks Submit says it, and leads to where it is mended.</summary>
public sealed class ChecklistTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", 1501, 1507)]
    [InlineData("desktop", 1402, 1407, Explicit = true)]
    public async Task Each_line_leads_to_where_it_is_mended_and_Submit_opens_with_the_last_one(string window, int number, int next)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var page = visitor.Page;
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await visitor.SignInAsync($"cleo-{number}@example.com");
        await visitor.TakeTimeAsync();
        await Assertions.Expect(visitor.Button("Submit reservation")).ToBeDisabledAsync();
        await Assertions.Expect(Line("Deposit")).ToContainTextAsync("Still needed:");
        await visitor.FollowAsync(Line("Deposit").GetByRole(AriaRole.Link));
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#deposit$"));
        await Assertions.Expect(page.GetByLabel("Card number")).ToBeInViewportAsync();

        await visitor.FollowAsync(Line("Appointment").GetByRole(AriaRole.Link));
        await visitor.ArriveAsync("When shall we talk?", "appointment");
        await visitor.TakeTimeAsync();
        await visitor.FollowAsync(Line($"Home {number}").GetByRole(AriaRole.Link));
        await visitor.FollowAsync(page.Locator(".floor-nav").GetByRole(AriaRole.Link, new() { Name = $"Floor {next / 100}" }).Filter(new() { Visible = true }).First);
        await visitor.ArriveAsync($"Floor {next / 100}", "floor");
        await visitor.FollowAsync(Journey.Homes(visitor).GetByRole(AriaRole.Link, new() { Name = $"Home {next}" }));
        await visitor.FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = "this home" }));
        await visitor.ArriveAsync($"Home {number} is held for you", "switch");
        await visitor.FollowAsync(visitor.Button($"Take Home {next} instead"));
        await visitor.ArriveAsync("Finish your reservation", "checkout");
        await Assertions.Expect(Line($"Home {next}")).ToContainTextAsync("Done:");

        await visitor.PayAsync();
        await Assertions.Expect(Line("Deposit")).ToContainTextAsync("Done:");
        await Assertions.Expect(page.GetByText("Submit reservation").First).ToBeEnabledAsync();
        await visitor.SubmitAsync(next);

        ILocator Line(string what) => page.Locator(".checklist > li", new() { HasText = what }).First;
    }
}
