using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>What keeps people from using a page: serious offences against accessibility, and what is wider than the window.</summary>
internal static class Usability
{
    private static readonly ColorScheme[] _schemes = [ColorScheme.Light, ColorScheme.Dark];

    /// <summary>The offences of a page, light and dark.</summary>
    /// <param name="name">What the page is called in them.</param>
    public static async Task<IReadOnlyList<string>> OffencesAsync(IPage page, string name)
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
