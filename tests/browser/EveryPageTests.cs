using CustomerConnect.Browser.Tests.Support;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Every page of the journey, light and dark: no serious offence against accessibility, nothing wider than the window.</summary>
public sealed class EveryPageTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    private static readonly ColorScheme[] _schemes = [ColorScheme.Light, ColorScheme.Dark];

    [Theory]
    [InlineData("phone", 1306)]
    [InlineData("desktop", 1308)]
    public async Task Every_page_of_the_journey_can_be_used_by_everybody(string window, int number)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window));
        var offences = new List<string>();
        visitor.Arrived = async name =>
        {
            offences.AddRange(await OffencesAsync(visitor.Page, name));
            await Screenshots.TakeAsync(visitor, name);
        };

        await visitor.FindHomeAsync(number);
        await visitor.SignInAsync($"nora-{number}@example.com");
        await visitor.TakeTimeAsync();
        await visitor.PayAsync();
        await visitor.SubmitAsync(number);
        (string Address, string Heading, string Name)[] others =
        [
            ("/c/alder-ferry/orchard-homes", "Orchard Homes", "20-single-family"),
            ("/c/alder-ferry/orchard-homes/homes", "Orchard Homes", "21-site-map"),
            ("/c/alder-ferry/millrace-rows/homes", "Millrace Rows", "22-rows"),
            ("/c/alder-ferry/kestrel-mews", "Kestrel Mews", "23-coming-soon"),
            ("/account", "Nora Vance", "24-account"),
            ("/dev/mailbox", "Mailbox", "25-mailbox"),
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

    private static async Task<IReadOnlyList<string>> OffencesAsync(IPage page, string name)
    {
        var found = new List<string>();
        foreach (var scheme in _schemes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(
                "Promise.all(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity).map(a => a.finished.catch(() => {})))");
            var axe = await page.RunAxe();
            found.AddRange(
                from violation in axe.Violations
                where violation.Impact is "serious" or "critical"
                from node in violation.Nodes
                select $"{name}, {scheme}: {violation.Help}: {node.Html}");
        }

        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var wider)
        {
            found.Add($"{name}: {wider} pixels wider than the window");
        }

        return found;
    }
}
