using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CustomerConnect.Bench.Contest;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace CustomerConnect.Bench;

/// <summary>
/// <c>deploy/bench holds</c>: 64 callers hold and release 1,000 homes in turn through the unit grain, each time with its event, its
/// read-model row and its wake-up row, beside <c>pgbench</c> inserting one row a transaction with 16 clients on the same server.
/// </summary>
internal static class HoldsBench
{
    private const int Units = 1_000;
    private const int Callers = 64;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <param name="args"><c>--seconds N</c> for each measurement, default 10.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Array.IndexOf(args, "--seconds") is >= 0 and var i && i + 1 < args.Length
            ? int.Parse(args[i + 1], CultureInfo.InvariantCulture)
            : 10;
        await using var server = await PostgresServer.StartAsync();
        var before = await PgBench.RunAsync(server, seconds);
        var postgres = await HoldsAsync(("Postgres:ConnectionString", server.ConnectionString()), seconds);
        var after = await PgBench.RunAsync(server, seconds);
        var folder = Directory.CreateTempSubdirectory("customer-connect-holds-");
        var sqlite = await HoldsAsync(("Sqlite:Path", Path.Combine(folder.FullName, "holds.db")), seconds);
        folder.Delete(recursive: true);
        var pgbench = (before + after) / 2;
        Console.WriteLine($"pgbench before {before:F0}/s, after {after:F0}/s");
        Console.WriteLine($"PostgreSQL {postgres.PerSecond:F0}/s, p50 {postgres.P50:F2} ms, p99 {postgres.P99:F2} ms");
        Console.WriteLine($"SQLite {sqlite.PerSecond:F0}/s, p50 {sqlite.P50:F2} ms, p99 {sqlite.P99:F2} ms");
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            holds_per_s = (long)postgres.PerSecond, pgbench_per_s = (long)pgbench, ratio = Math.Round(postgres.PerSecond / pgbench, 2),
            sqlite_per_s = (long)sqlite.PerSecond, p99_ms = Math.Round(postgres.P99, 2),
        }));
        return 0;
    }

    private static async Task<Measured> HoldsAsync((string, string) storage, int seconds)
    {
        var catalog = new ContestCatalog(Units, 0, TimeProvider.System.GetUtcNow());
        using var host = await ContestHost.StartAsync(storage, catalog);
        await Run.PrepareAsync(host.Services, catalog);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await CallersAsync(grains, catalog, WarmUp);
        var clock = Stopwatch.StartNew();
        var latencies = await CallersAsync(grains, catalog, TimeSpan.FromSeconds(seconds));
        var elapsed = clock.Elapsed.TotalSeconds;
        await host.StopAsync();
        return new(latencies.Length / elapsed, latencies[latencies.Length / 2], latencies[(int)(latencies.Length * 0.99)]);
    }

    private static async Task<double[]> CallersAsync(IGrainFactory grains, ContestCatalog catalog, TimeSpan span)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, Callers).Select(c => CallAsync(grains, catalog, c, span)));
        return [.. all.SelectMany(l => l).Order()];
    }

    private static async Task<List<double>> CallAsync(IGrainFactory grains, ContestCatalog catalog, int caller, TimeSpan span)
    {
        await Task.Yield();
        var session = new SessionId($"bench-session-{caller}");
        var contact = new ContactId($"bench-contact-{caller}");
        var mine = catalog.Project.Units.Where((_, i) => i % Callers == caller)
            .Select(u => grains.GetGrain<IUnitGrain>(u.Id)).ToArray();
        var latencies = new List<double>(100_000);
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < span; i++)
        {
            var unit = mine[i % mine.Length];
            var before = clock.Elapsed;
            (await unit.Hold(new(CommandId.New(), session, contact, TimeSpan.FromMinutes(15), TimeSpan.Zero))).Require();
            var held = clock.Elapsed;
            (await unit.ReleaseHold(new(CommandId.New(), session, "bench"))).Require();
            latencies.Add((held - before).TotalMilliseconds);
            latencies.Add((clock.Elapsed - held).TotalMilliseconds);
        }

        return latencies;
    }
}
