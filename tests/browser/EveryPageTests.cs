using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Every page of the journey, light and dark: no serious offence against accessibility, nothing wider than the window.</summary>
public sealed class EveryPageTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", 1306)]
    [InlineData("desktop", 1308, Explicit = true)]
    public async Task Every_page_of_the_journey_can_be_used_by_everybody(string window, int number)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var offences = new List<string>();
        visitor.Arrived = async name =>
        {
            offences.AddRange(await Accessibility.OffencesAsync(visitor.Page, name));
            await Screenshots.TakeAsync(visitor, name);
        };

        await visitor.FindHomeAsync(number);
        await visitor.SignInAsync($"nora-{number}@example.com");
        await visitor.TakeTimeAsync();
        await visitor.PayAsync();
        await visitor.SubmitAsync(number);
        var confirmation = new Uri(visitor.Page.Url).AbsolutePath;
        (string Address, string Heading, string Name)[] others =
        [
            ("/c/alder-ferry/orchard-homes", "Orchard Homes", "20-single-family"),
            ("/c/alder-ferry/orchard-homes/homes", "Orchard Homes", "21-site-map"),
            ("/c/alder-ferry/millrace-rows/homes", "Millrace Rows", "22-rows"),
            ("/c/alder-ferry/kestrel-mews", "Kestrel Mews", "23-coming-soon"),
            ("/account", "Nora Vance", "24-account"),
            ("/dev/mailbox", "Mailbox", "25-mailbox"), ($"{confirmation}/withdraw", $"Give Home {number} back?", "28-withdraw"),
            ("/reserve/home/orchard-homes-22", $"You have reserved Home {number}", "29-another"),
        ];
        foreach (var (address, heading, name) in others)
        {
            await visitor.OpenAsync(address);
            await visitor.ArriveAsync(heading, name);
        }

        visitor.Expected = "status of 4";
        await visitor.OpenAsync("/r/demo-off");
        await visitor.ArriveAsync("This link is switched off", "26-link-off");
        await visitor.OpenAsync("/c/alder-ferry/nothing-here");
        await visitor.ArriveAsync("", "27-missing");

        offences.Should().BeEmpty();
    }
}
