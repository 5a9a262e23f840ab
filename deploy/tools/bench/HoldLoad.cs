using System.Diagnostics;
using System.Text;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Bench;

/// <summary>What a run measured.</summary>
/// <param name="PerSecond">Durable appends a second.</param>
/// <param name="P50">Median latency, ms.</param>
/// <param name="P99">99th percentile of the latency, ms.</param>
internal sealed record Measured(double PerSecond, double P50, double P99);

/// <summary>Callers that hold and release homes in turn, straight on the log: an event, its unit row and its due row each time.</summary>
internal static class HoldLoad
{
    private const int Units = 1_000;
    private static readonly byte[] Held = Encoding.UTF8.GetBytes("""{"session":"01jdabcdefghjkmnpqrstvwxyz","until":1790000000000}""");
    private static readonly byte[] Released = Encoding.UTF8.GetBytes("""{"session":"01jdabcdefghjkmnpqrstvwxyz","reason":"released"}""");

    /// <summary>Runs for a while after a short warm-up.</summary>
    public static async Task<Measured> RunAsync(IEventLog log, int callers, int seconds)
    {
        var process = Guid.NewGuid().ToString("n")[..8];
        await Task.WhenAll(Enumerable.Range(0, callers).Select(c => CallAsync(log, process, c, callers, TimeSpan.FromSeconds(2), "w")));
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(
            Enumerable.Range(0, callers).Select(c => CallAsync(log, process, c, callers, TimeSpan.FromSeconds(seconds), "m")));
        var elapsed = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(l => l).Order().ToArray();
        return new Measured(all.Length / elapsed, all[all.Length / 2], all[(int)(all.Length * 0.99)]);
    }

    private static async Task<List<double>> CallAsync(IEventLog log, string process, int caller, int callers, TimeSpan span, string round)
    {
        await Task.Yield();
        var latencies = new List<double>(100_000);
        var mine = Enumerable.Range(0, Units).Where(u => u % callers == caller)
            .Select(u => $"{process}{round}01jd0000000000{u:00000}").ToArray();
        var versions = new int[mine.Length];
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < span; i++)
        {
            var unit = i % mine.Length;
            var before = clock.Elapsed;
            var outcome = await log.AppendAsync(Next(mine[unit], versions[unit]));
            latencies.Add((clock.Elapsed - before).TotalMilliseconds);
            if (outcome.Result != AppendResult.Written)
            {
                throw new InvalidOperationException($"An append ended as {outcome}.");
            }

            versions[unit] = outcome.Version;
        }

        return latencies;
    }

    private static Append Next(string unit, int version)
    {
        var stream = "unit/" + unit;
        var hold = version % 2 == 0;
        var now = TimeProvider.System.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var due = new RowChange(ReadModelTables.Due, stream, hold ? [stream, at + 900_000, 0L] : null);
        var view = new RowChange(ReadModelTables.Unit, unit, [
            unit, "01jdproject0000000000000000", version + 1L, hold ? "held" : "available", 50_000_000L, "USD",
            hold ? "01jdabcdefghjkmnpqrstvwxyz" : null, hold ? "01jdcontact0000000000000000" : null, null, hold ? at + 900_000 : null, 0L, at]);
        return new Append(stream, version, Guid.NewGuid(), now, [
            new EventData(hold ? "unit.hold-started" : "unit.hold-ended", 1, hold ? Held : Released)], [due, view]);
    }
}
