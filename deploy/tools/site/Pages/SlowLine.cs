using System.Globalization;
using Microsoft.Playwright;

namespace CustomerConnect.SiteBench.Pages;

/// <summary>First visits over a slow line, as Chromium emulates it: each answer waits a round trip, then comes at the line's pace.</summary>
internal static class SlowLine
{
    /// <summary>The line's pace, both ways.</summary>
    public const int KilobitsPerSecond = 400;

    /// <summary>One round trip.</summary>
    public const int RoundTripMilliseconds = 400;

    /// <summary>What the emulation leaves out: a round trip for TCP, another for TLS 1.3 (RFC 8446, section 2).</summary>
    public const int ConnectionMilliseconds = 2 * RoundTripMilliseconds;

    /// <summary>Visits of each page.</summary>
    public const int Visits = 3;

    private const int BytesPerSecond = KilobitsPerSecond * 1000 / 8;

    // Frames are drawn only once the styles are there, so what has a place in a frame can be read and touched.
    private const string Watch =
        """
        const list = LIST;
        const seen = (selector) => (document.querySelector(selector)?.getBoundingClientRect().height ?? 0) > 0;
        const look = () => {
          if (seen("main h1") && (!list || seen(list))) requestAnimationFrame(() => { window.usableAt = performance.now(); });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    /// <summary>Visits a page.</summary>
    /// <param name="list">Selector of the first row of its list, or null when it has none.</param>
    /// <param name="cookies">What the visitor's browser has kept; its cache is empty all the same.</param>
    /// <returns>Milliseconds from the request until title and list can be read and touched, and until all but lazy pictures is there.</returns>
    public static async Task<(double Usable, double Loaded)> MeasureAsync(
        IBrowser browser, string address, string? list, IReadOnlyList<Cookie>? cookies = null)
    {
        var visits = new List<(double Usable, double Loaded)>();
        for (var i = 0; i < Visits; i++)
        {
            visits.Add(await VisitAsync(browser, address, list, cookies ?? []));
        }

        return (Median(visits.Select(v => v.Usable)), Median(visits.Select(v => v.Loaded)));
    }

    private static async Task<(double Usable, double Loaded)> VisitAsync(IBrowser browser, string address, string? list, IReadOnlyList<Cookie> cookies)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 360, Height = 780 }, IsMobile = true, HasTouch = true, Locale = "en-US",
        });
        await context.AddCookiesAsync(cookies);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.AddInitScriptAsync(Watch.Replace("LIST", list is null ? "null" : $"'{list}'", StringComparison.Ordinal));
        var line = await context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false, ["latency"] = RoundTripMilliseconds, ["downloadThroughput"] = BytesPerSecond, ["uploadThroughput"] = BytesPerSecond,
        });
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load, Timeout = 60_000 });
        await page.WaitForFunctionAsync("window.usableAt");
        return (await page.EvaluateAsync<double>("window.usableAt"), await page.EvaluateAsync<double>("performance.timing.loadEventEnd - performance.timing.navigationStart"));
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return double.Parse(sorted[sorted.Count / 2].ToString("0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
