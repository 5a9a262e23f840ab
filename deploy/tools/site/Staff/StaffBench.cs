using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CustomerConnect.TestSupport;

namespace CustomerConnect.SiteBench.Staff;

/// <summary>
/// <c>deploy/bench staff</c>: the sessions table, each of its filters and a search by name, with 1,000 and with 100,000 sessions (1,000,000
/// events), as the site answers staff on loopback: the time at the server and of its page.
/// </summary>
internal static partial class StaffBench
{
    private const int Few = 1_000, Many = 100_000, WarmUps = 20;

    private static readonly string[] _databases = ["sqlite", "postgres"];

    private static readonly string[] _pages =
    [
        "", "?when=all", "?community=alder-ferry&when=all", "?project=orchard-homes&when=all", "?status=reserved&when=all", "?status=completed&when=all", "?user=realtor&when=all", "?user=visitor",
        "?when=1", "?status=holding&community=alder-ferry&user=customer&when=all",
    ];

    /// <summary>Prints a line a page; the last line is JSON.</summary>
    /// <param name="args"><c>--on sqlite|postgres</c> for one database alone, <c>--times N</c> each page is asked for (50).</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var only = Option(args, "--on");
        var times = Option(args, "--times") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 50;
        var results = new List<(string On, double P95, double Growth)>();
        foreach (var on in _databases.Where(o => only is null || only == o))
        {
            await using var server = on == "postgres" ? await PostgresServer.StartAsync() : null;
            var (few, many) = await MeasureAsync(server?.ConnectionString(), times);
            Console.WriteLine($"{on}, 95th percentile in ms with {Few:N0} and with {Many:N0} sessions");
            foreach (var page in few.Keys)
            {
                Console.WriteLine($"  {page,-72}{few[page],8:0.0}{many[page],8:0.0}");
            }

            results.Add((on, many.Values.Max(), many.Keys.Max(page => many[page] / few[page])));
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            p95_ms = Math.Round(results.Max(r => r.P95), 1), growth = Math.Round(results.Max(r => r.Growth), 2),
            on = results.Select(r => new { r.On, p95_ms = Math.Round(r.P95, 1), growth = Math.Round(r.Growth, 2) }),
        }));
        return 0;
    }

    private static async Task<(Dictionary<string, double> Few, Dictionary<string, double> Many)> MeasureAsync(string? postgres, int times)
    {
        await using var site = await Site.StartAsync(postgres);
        using (var visitor = new HttpClient { BaseAddress = new(site.Address) })
        {
            (await visitor.GetAsync("/r/demo")).EnsureSuccessStatusCode(); // The session whose rows are copied.
        }

        var few = await MeasureAsync(site, postgres, Few, times);
        return (few, await MeasureAsync(site, postgres, Many, times));
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(Site site, string? postgres, int sessions, int times)
    {
        await site.KillAsync();
        await using (var connection = ManySessions.Open(site, postgres))
        {
            await ManySessions.FillAsync(connection, sessions, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        }

        await site.StartAgainAsync();
        var (http, _) = await StaffDoor.EnterAsync(site.Address);
        using (http)
        {
            var found = await SearchAsync(http, "muñoz nor");
            await site.SettleAsync();
            var measured = new Dictionary<string, double>();
            foreach (var page in _pages.Append(found))
            {
                measured[page == found ? "a name" : page] = await MeasureAsync(http, page, times);
            }

            return measured;
        }
    }

    private static async Task<double> MeasureAsync(HttpClient http, string page, int times)
    {
        var taken = new List<double>();
        for (var i = 0; i < WarmUps + times; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await http.GetAsync($"/staff/sessions{page}");
            if (!(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Contains("<tr data-session", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Nothing is found with {page}.");
            }

            if (i >= WarmUps)
            {
                taken.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return taken.Order().ElementAt((int)(taken.Count * 0.95));
    }

    // Words of people are written behind them, within seconds.
    private static async Task<string> SearchAsync(HttpClient http, string text)
    {
        var token = Token().Match(await http.GetStringAsync("/staff/sessions"));
        for (var tries = 0; ; tries++)
        {
            using var answer = await http.PostAsync("/staff/sessions", new FormUrlEncodedContent(
                [new(token.Groups["name"].Value, token.Groups["value"].Value), new("text", text)]));
            var query = answer.Headers.Location!.OriginalString["/staff/sessions".Length..];
            if ((await http.GetStringAsync($"/staff/sessions{query}")).Contains("<tr data-session", StringComparison.Ordinal) || tries == 300)
            {
                return query;
            }

            await Task.Delay(500);
        }
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

    [GeneratedRegex("name=\"(?<name>form-token)\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
