using System.Globalization;
using System.Text.Json;
using CustomerConnect.TestSupport;
using Dapper;
using Npgsql;

namespace CustomerConnect.SiteBench.Staff;

/// <summary>
/// <c>deploy/bench staff</c>: the sessions table, each of its filters and a search by name, with 1,000 and with 100,000 sessions (1,000,000
/// events), as the site answers staff on loopback: the time at the server and of its page. Both sites run at the same time and are asked in
/// turn, so that whatever else the machine does meets both.
/// </summary>
internal static class StaffBench
{
    private const int Few = 1_000, Many = 100_000, WarmUps = 50, Rounds = 7;

    private static readonly string[] _databases = ["sqlite", "postgres"];

    private static readonly string[] _pages =
    [
        "", "?when=all", "?community=alder-ferry&when=all", "?project=orchard-homes&when=all", "?status=reserved&when=all", "?status=completed&when=all", "?user=realtor&when=all", "?user=visitor",
        "?when=1", "?status=holding&community=alder-ferry&user=customer&when=all",
    ];

    /// <summary>
    /// Prints a line a page; the last line is JSON. A figure is the median of the 95th percentiles of seven rounds: one round in which the machine
    /// was busy decides nothing.
    /// </summary>
    /// <param name="args"><c>--on sqlite|postgres</c> for one database alone, <c>--times N</c> each page is asked for in a round (50).</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var only = Option(args, "--on");
        var times = Option(args, "--times") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : 50;
        var results = new List<(string On, double P95, double Growth)>();
        foreach (var on in _databases.Where(o => only is null || only == o))
        {
            Console.WriteLine($"{on}, ms with {Few:N0} and with {Many:N0} sessions: 95th percentile (median of {Rounds} rounds of {times}), growth, median of all");
            await using var server = on == "postgres" ? await PostgresServer.StartAsync() : null;
            await using var few = await FilledSite.StartAsync(server is null ? null : await DatabaseAsync(server, "few"), Few);
            await using var many = await FilledSite.StartAsync(server is null ? null : await DatabaseAsync(server, "many"), Many);
            IReadOnlyList<string?> pages = [.. _pages, null];
            await WarmAsync(few, many, pages);
            var growths = new List<(double Many, double Growth)>();
            foreach (var (page, ofFew, ofMany) in await CompareAsync(few, many, pages, times))
            {
                growths.Add((ofMany.P95, ofMany.P95 / ofFew.P95));
                Console.WriteLine($"  {page ?? "a name",-72}{ofFew.P95,8:0.0}{ofMany.P95,8:0.0}{ofMany.P95 / ofFew.P95,8:0.00}{ofFew.Median,8:0.0}{ofMany.Median,8:0.0}");
            }

            results.Add((on, growths.Max(g => g.Many), growths.Max(g => g.Growth)));
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            p95_ms = Math.Round(results.Max(r => r.P95), 1), growth = Math.Round(results.Max(r => r.Growth), 2),
            on = results.Select(r => new { r.On, p95_ms = Math.Round(r.P95, 1), growth = Math.Round(r.Growth, 2) }),
        }));
        return 0;
    }

    private static async Task<string> DatabaseAsync(PostgresServer server, string name)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString());
        await connection.ExecuteAsync($"create database {name}");
        return server.ConnectionString(name);
    }

    // Code is compiled anew while it is first used, whichever page that was: every page is asked for before any is measured.
    private static async Task WarmAsync(FilledSite few, FilledSite many, IReadOnlyList<string?> pages)
    {
        foreach (var page in pages)
        {
            for (var i = 0; i < WarmUps; i++)
            {
                await few.AskAsync(page);
                await many.AskAsync(page);
            }
        }
    }

    // Round after round of all pages: whoever else is busy for some seconds spoils one round of a page and not all.
    private static async Task<IEnumerable<(string? Page, (double P95, double Median) Few, (double P95, double Median) Many)>> CompareAsync(
        FilledSite few, FilledSite many, IReadOnlyList<string?> pages, int times)
    {
        var taken = pages.Select(_ => (Few: new List<double[]>(), Many: new List<double[]>())).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (page, of) in pages.Zip(taken))
            {
                double[] one = new double[times], other = new double[times];
                for (var i = 0; i < times; i++)
                {
                    one[i] = await few.AskAsync(page);
                    other[i] = await many.AskAsync(page);
                }

                of.Few.Add(one);
                of.Many.Add(other);
            }
        }

        return pages.Zip(taken, (page, of) => (page, Figures(of.Few), Figures(of.Many)));
    }

    private static (double P95, double Median) Figures(IReadOnlyList<double[]> rounds) =>
        (At(rounds.Select(r => At(r, 0.95)), 0.5), At(rounds.SelectMany(r => r), 0.5));

    private static double At(IEnumerable<double> taken, double part) => taken.Order().ToList() is var ordered ? ordered[(int)(ordered.Count * part)] : 0;

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
}
