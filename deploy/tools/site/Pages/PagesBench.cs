using System.Text.Json;
using Microsoft.Playwright;

namespace CustomerConnect.SiteBench.Pages;

/// <summary><c>deploy/bench pages</c>: first visits over a slow line.</summary>
internal static class PagesBench
{
    // Address, and the part of the page that has to be there beside the title: a list of homes or projects, or null for text alone.
    private static readonly (string Address, string? List)[] _pages =
    [
        ("/r/demo", "a.project-row"), // With the way to the page of its scope.
        ("/r/demo-off", null),
        ("/nothing-here", null),
        ("/c/alder-ferry", "a.project-row"),
        ("/c/alder-ferry/lantern-house", "a.model"),
        ("/c/alder-ferry/lantern-house/models/the-beacon", "a.unit"),
        ("/c/alder-ferry/lantern-house/homes?floor=12", "a.unit"),
        ("/c/alder-ferry/lantern-house/homes?floor=all", "a.unit"),
        ("/c/alder-ferry/orchard-homes/homes", "a.unit"),
        ("/c/alder-ferry/millrace-rows/homes", "a.unit"),
        ("/c/alder-ferry/lantern-house/homes/1202", null),
    ];

    /// <summary>Prints a line a page; the last line is JSON.</summary>
    public static async Task<int> RunAsync()
    {
        await using var site = await Site.StartAsync();
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        });

        Console.WriteLine($"{SlowLine.KilobitsPerSecond} kbit/s, {SlowLine.RoundTripMilliseconds} ms a round trip, an empty cache, 360 x 780. Median of {SlowLine.Visits} visits.");
        Console.WriteLine($"{"page",-52}{"usable",10}{"+ connect",12}{"all here",11}");
        var results = new List<object>();
        foreach (var (address, list) in _pages)
        {
            await MeasureAsync(address, list, []);
        }

        await OwnPages.VisitAsync(browser, site.Address, MeasureAsync);
        Console.WriteLine(JsonSerializer.Serialize(new { bench = "pages", SlowLine.KilobitsPerSecond, SlowLine.RoundTripMilliseconds, pages = results }, JsonSerializerOptions.Web));
        return 0;

        async Task MeasureAsync(string address, string? list, IReadOnlyList<Cookie> cookies)
        {
            var (usable, loaded) = await SlowLine.MeasureAsync(browser, site.Address + address, list, cookies);
            Console.WriteLine($"{address,-52}{usable,7:0} ms{usable + SlowLine.ConnectionMilliseconds,9:0} ms{loaded,8:0} ms");
            results.Add(new { address, usable, withConnection = usable + SlowLine.ConnectionMilliseconds, loaded });
        }
    }
}
