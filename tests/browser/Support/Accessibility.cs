using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>What keeps people from using a page: axe's serious and critical findings, and what is wider than the window.</summary>
internal static class Accessibility
{
    // Dark doubles the time, so that ./test would outlast its twenty minutes: asked for with BROWSER=all, as are the windows that tests mark Explicit.
    private static readonly ColorScheme[] _schemes =
        Environment.GetEnvironmentVariable("BROWSER") == "all" ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Light];

    // What is right is counted, not described: on a page of 128 homes the description is most of the time.
    private static readonly AxeRunOptions _violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The offences of the page as it stands, each in a line.</summary>
    /// <param name="name">What to call the page.</param>
    public static async Task<IReadOnlyList<string>> OffencesAsync(IPage page, string name)
    {
        var found = new List<string>();
        // While a visit is under way Turbo marks the page as busy in a way that axe does not know.
        await Assertions.Expect(page.Locator("html[aria-busy]")).ToHaveCountAsync(0);
        foreach (var scheme in _schemes)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(
                "Promise.all(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity).map(a => a.finished.catch(() => {})))");
            var axe = await page.RunAxe(_violations);
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

    /// <summary>Opens an address, waits for its heading and sees that everybody can use the page. Takes screenshots where they are wanted.</summary>
    public static async Task SeeAsync(this Visitor visitor, string address, string heading, string name)
    {
        await visitor.OpenAsync(address);
        await visitor.ArriveAsync(heading, name);
        (await OffencesAsync(visitor.Page, name)).Should().BeEmpty();
        await Screenshots.TakeAsync(visitor, name);
    }
}
