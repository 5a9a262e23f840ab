using System.Text.RegularExpressions;
using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>A buyer whose clock shows another time than the project's, at a project that stores a card and charges nothing.</summary>
public sealed partial class FarAwayTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", 18)]
    [InlineData("desktop", 19, Explicit = true)]
    public async Task Visitor_far_away_reads_both_times_stores_a_card_and_takes_the_appointment_into_their_calendar(string window, int lot)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window), zone: "America/Los_Angeles");
        var page = visitor.Page;
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/orchard-homes/homes/{lot}");
        await visitor.SignInAsync($"theo-{lot}@example.com");
        await Assertions.Expect(page.GetByText("Yours, in Los Angeles, stand below them.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("label.slot:has(:enabled)").First).ToHaveTextAsync(new Regex("[ap]m.*[ap]m your time"));
        await visitor.TakeTimeAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(BothTimes());

        await page.GetByLabel("Card number").FillAsync("4242 4242 4242 4242");
        await page.GetByLabel("Expiry").FillAsync("12 / 30");
        await page.GetByLabel("Security code").FillAsync("123");
        await visitor.FollowAsync(visitor.Button("Store this card"));
        await Assertions.Expect(page.GetByText("Your card is stored.")).ToBeVisibleAsync();
        await visitor.FollowAsync(visitor.Button("Submit reservation"));
        await visitor.ArriveAsync($"Lot {lot} is reserved", "70-stored");

        await Assertions.Expect(page.GetByText("Card stored, nothing charged")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(BothTimes());
        var file = await page.RunAndWaitForDownloadAsync(() => visitor.FollowAsync(visitor.Link("Add to calendar")));
        file.SuggestedFilename.Should().EndWith(".ics");
        (await File.ReadAllTextAsync(await file.PathAsync())).Should().Contain("BEGIN:VEVENT").And.Contain("TZID=America/New_York");
    }

    [GeneratedRegex("[ap]m \\([0-9:]+.[ap]m your time\\), by phone", RegexOptions.None, 1000)]
    private static partial Regex BothTimes();
}
