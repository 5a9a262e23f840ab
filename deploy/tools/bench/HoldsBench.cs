using System.Diagnostics;
using System.Globalization;
using System.Runtime;
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
    private const int Slice = 3; // seconds
    private const int MostWarmUps = 12;
    private const int FewMethods = 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <param name="args"><c>--seconds N</c> for each measurement, default 15.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Array.IndexOf(args, "--seconds") is >= 0 and var i && i + 1 < args.Length
            ? int.Parse(args[i + 1], CultureInfo.InvariantCulture)
            : 15;
        await using var server = await PostgresServer.StartAsync();
        var yardstick = new List<double>();
        var postgres = await HoldsAsync(
            ("Postgres:ConnectionString", server.ConnectionString()), seconds, async slice => yardstick.Add(await PgBench.RunAsync(server, slice)));
        var folder = Directory.CreateTempSubdirectory("customer-connect-holds-");
        var sqlite = await HoldsAsync(("Sqlite:Path", Path.Combine(folder.FullName, "holds.db")), seconds, _ => Task.CompletedTask);
        folder.Delete(recursive: true);
        var pgbench = yardstick.Average();
        Console.WriteLine($"pgbench {pgbench:F0}/s: {string.Join(", ", yardstick.Select(y => $"{y:F0}"))}");
        Console.WriteLine($"PostgreSQL {postgres.PerSecond:F0}/s, p50 {postgres.P50:F2} ms, p99 {postgres.P99:F2} ms");
        Console.WriteLine($"SQLite {sqlite.PerSecond:F0}/s, p50 {sqlite.P50:F2} ms, p99 {sqlite.P99:F2} ms");
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            holds_per_s = (long)postgres.PerSecond, pgbench_per_s = (long)pgbench, ratio = Math.Round(postgres.PerSecond / pgbench, 2),
            sqlite_per_s = (long)sqlite.PerSecond, p99_ms = Math.Round(postgres.P99, 2),
        }));
        return 0;
    }

    /// <summary>Holds on a new database, in slices with something else before each: what the machine does otherwise then strikes both alike.</summary>
    private static async Task<Measured> HoldsAsync((string, string) storage, int seconds, Func<int, Task> before)
    {
        var catalog = new ContestCatalog(Units, 0, TimeProvider.System.GetUtcNow());
        using var host = await ContestHost.StartAsync(storage, catalog);
        await Run.PrepareAsync(host.Services, catalog);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await WarmUpAsync(grains, catalog);
        using var own = Process.GetCurrentProcess();
        var (latencies, elapsed, used) = (new List<double>(), TimeSpan.Zero, default(Processors));
        for (var left = seconds; left > 0; left -= Slice)
        {
            await before(Math.Min(left, Slice));
            var (start, clock) = (Processors.Used(own), Stopwatch.StartNew());
            latencies.AddRange(await CallersAsync(grains, catalog, TimeSpan.FromSeconds(Math.Min(left, Slice))));
            elapsed += clock.Elapsed;
            used += Processors.Used(own) - start;
        }

        await host.StopAsync();
        Console.WriteLine(
            $"{storage.Item1.Split(':')[0]}: processor time of a hold {used.Ours.TotalMicroseconds / latencies.Count:F1} µs here, "
            + $"{used.Postgres.TotalMicroseconds / latencies.Count:F1} µs in the server");
        latencies.Sort();
        return new(latencies.Count / elapsed.TotalSeconds, latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)]);
    }

    // Until the compiler, which would take its share of two processors, has next to nothing left to do.
    private static async Task WarmUpAsync(IGrainFactory grains, ContestCatalog catalog)
    {
        var before = 0L;
        for (var round = 0; round < MostWarmUps && JitInfo.GetCompiledMethodCount() - before > FewMethods; round++)
        {
            before = JitInfo.GetCompiledMethodCount();
            await CallersAsync(grains, catalog, WarmUp);
        }
    }

    private static async Task<IEnumerable<double>> CallersAsync(IGrainFactory grains, ContestCatalog catalog, TimeSpan span) =>
        (await Task.WhenAll(Enumerable.Range(0, Callers).Select(c => CallAsync(grains, catalog, c, span)))).SelectMany(l => l);

    private static async Task<List<double>> CallAsync(IGrainFactory grains, ContestCatalog catalog, int caller, TimeSpan span)
    {
        await Task.Yield();
        var session = new SessionId($"bench-session-{caller}");
        var contact = new ContactId($"bench-contact-{caller}");
        var mine = catalog.Project.Units.Where((_, i) => i % Callers == caller)
            .Select(u => grains.GetGrain<IUnitGrain>(u.Id)).ToArray();
        var latencies = new List<double>(10_000);
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
