using System.Diagnostics;
using System.Text.Json;
using CustomerConnect.Bench.Contest;
using CustomerConnect.Grains.Audit;
using CustomerConnect.Silo;
using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace CustomerConnect.Bench.Faults;

/// <summary>What became of a visitor's step whose process was killed.</summary>
/// <param name="Became"><c>whole</c>, <c>undone</c> or <c>given back</c>, as session, home, slot, deposit, allowance and reservation say with one voice.</param>
/// <param name="Seconds">From the death to that.</param>
public sealed record FaultOutcome(string Point, string Became, double Seconds);

/// <summary>All fault points on one kind of database.</summary>
/// <param name="Offences">What the audit found afterwards.</param>
public sealed record FaultResult(string On, IReadOnlyList<FaultOutcome> Outcomes, IReadOnlyList<string> Offences);

/// <summary>
/// <c>deploy/bench faults</c>: kills a process with <c>kill -9</c> at every step of a submission, of its undo and of giving a hold back. On
/// <c>sqlite</c> it is started again; on <c>two</c> it stays dead and another process on the same PostgreSQL goes on.
/// </summary>
public static class FaultBench
{
    /// <summary>Every step of the saga, of its undo and of giving back.</summary>
    public static readonly IReadOnlyList<string> Points =
    [
        "submit/started", "submit/allowance", "submit/unit", "submit/slot", "submit/deposit", "submit/reservation", "submit/clients",
        "submit/submitted", "undo/started", "undo/reservation", "undo/deposit", "undo/slot", "undo/unit", "undo/allowance",
        "give-back/started", "give-back/unit", "give-back/allowance", "give-back/deposit",
    ];

    /// <summary>Within this time of a death another process has brought to its end what the dead one left.</summary>
    public static readonly TimeSpan ResumedWithin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    // Each lives in either process: of a thousand runs of all points one has a point that nobody comes to.
    private const int MostTries = 14;

    private static readonly string[] Kinds = ["sqlite", "two"];

    /// <summary>
    /// Runs all and prints a line each; the last line is JSON. Exit code 1 when the audit finds an offence, or another process took longer than
    /// <see cref="ResumedWithin"/>.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var results = new List<FaultResult>();
        foreach (var on in Kinds.Where(k => args.Length == 0 || args.Contains(k)))
        {
            var result = await RunAsync(on);
            results.Add(result);
            foreach (var outcome in result.Outcomes)
            {
                Console.WriteLine($"{on,-8} {outcome.Point,-20} {outcome.Became,-10} after {outcome.Seconds:F1} s");
            }
        }

        var offences = results.SelectMany(r => r.Offences).ToList();
        offences.ForEach(Console.WriteLine);
        var late = results.Where(r => r.On == "two").SelectMany(r => r.Outcomes).Where(o => o.Seconds > ResumedWithin.TotalSeconds).ToList();
        late.ForEach(o => Console.WriteLine($"{o.Point}: resumed elsewhere after {o.Seconds:F1} s, which is more than {ResumedWithin.TotalSeconds:F0} s."));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            kills = results.Sum(r => r.Outcomes.Count), offences = offences.Count, late = late.Count,
            resumed_elsewhere_max_s = results.Where(r => r.On == "two").SelectMany(r => r.Outcomes).Select(o => o.Seconds).DefaultIfEmpty().Max(),
        }));
        return offences.Count + late.Count == 0 ? 0 : 1;
    }

    /// <summary>Kills at every point on <c>sqlite</c> or on <c>two</c>.</summary>
    public static async Task<FaultResult> RunAsync(string on)
    {
        var outcomes = new List<FaultOutcome>();
        if (on == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("customer-connect-faults-");
            var storage = ("Sqlite:Path", Path.Combine(folder.FullName, "faults.db"));
            foreach (var (number, point) in Points.Index())
            {
                var victim = await KillAsync(storage, point, number);
                using var host = await StartAsync(storage);
                outcomes.Add(await OutcomeAsync(host.Services, victim, point));
                await host.StopAsync();
            }

            using var last = await StartAsync(storage);
            var offences = await AuditAsync(last.Services);
            await last.StopAsync();
            return new(on, outcomes, offences);
        }

        await using var server = await PostgresServer.StartAsync();
        var shared = ("Postgres:ConnectionString", server.ConnectionString());
        using var other = await StartAsync(shared);
        var homes = new Queue<int>(Enumerable.Range(0, FaultRun.Units));
        foreach (var point in Points)
        {
            var victim = await KillOneOfTwoAsync(shared, point, homes, other.Services);
            outcomes.Add(await OutcomeAsync(other.Services, victim, point));
        }

        var found = await AuditAsync(other.Services);
        await other.StopAsync();
        return new(on, outcomes, found);
    }

    private static Task<Microsoft.Extensions.Hosting.IHost> StartAsync((string, string) storage) => ContestHost.StartAsync(
        storage, new ContestCatalog(FaultRun.Units, FaultRun.Units, TimeProvider.System.GetUtcNow()));

    // In a cluster the visitor's grain may live in the process that is not to die: then another visitor tries.
    private static async Task<Victim> KillOneOfTwoAsync((string, string) storage, string point, Queue<int> homes, IServiceProvider other)
    {
        for (var tries = other.GetRequiredService<IGrainEngineInfo>().Name == "orleans" ? MostTries : 1; tries > 1; tries--)
        {
            var victim = await TryKillAsync(storage, point, homes.Dequeue());
            if (victim.Died is not null)
            {
                return victim;
            }

            await UnbookAsync(other, victim);
        }

        return await KillAsync(storage, point, homes.Dequeue());
    }

    private static async Task<Victim> KillAsync((string, string) storage, string point, int number) =>
        await TryKillAsync(storage, point, number) is { Died: not null } victim ? victim : throw new InvalidOperationException($"The process did not die at {point}.");

    private static async Task<Victim> TryKillAsync((string Setting, string Value) storage, string point, int number)
    {
        using var process = OwnProcess.Start("fault-process", storage.Setting, storage.Value, point, $"{number}");
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        return process.ExitCode != 0 && lines.LastOrDefault(l => l.StartsWith(FaultRun.Visitor, StringComparison.Ordinal))?.Split(' ') is [_, var session, var home, var slot, var other]
            ? new(session, home, slot, other, process.ExitCode == FaultRun.Survived ? null : Stopwatch.GetTimestamp())
            : throw new InvalidOperationException($"The process ended before {point}: exit code {process.ExitCode}.");
    }

    private static async Task<FaultOutcome> OutcomeAsync(IServiceProvider services, Victim victim, string point)
    {
        var database = services.GetRequiredService<IDatabase>();
        VictimTables? tables = null;
        while (Stopwatch.GetElapsedTime(victim.Died!.Value) < Patience)
        {
            await using var connection = await database.OpenAsync();
            tables = await VictimTables.ReadAsync(connection, victim.Session, victim.Home, victim.Slot);
            if (tables.Became is { } became)
            {
                await UnbookAsync(services, victim);
                return new(point, became, Math.Round(Stopwatch.GetElapsedTime(victim.Died!.Value).TotalSeconds, 2));
            }

            await Task.Delay(25);
        }

        throw new TimeoutException($"What was killed at {point} was not resumed within {Patience}: {tables}.");
    }

    /// <summary>The booking that made the submission fail was for that alone.</summary>
    private static async Task UnbookAsync(IServiceProvider services, Victim victim)
    {
        if (victim.Other != "-")
        {
            var slot = services.GetRequiredService<IGrainFactory>().GetGrain<ISlotGrain>(victim.Slot);
            (await slot.Release(new(CommandId.New(), new(victim.Other), null))).Require();
        }
    }

    private static async Task<IReadOnlyList<string>> AuditAsync(IServiceProvider services)
    {
        var database = services.GetRequiredService<IDatabase>();
        var offences = new List<string>();
        await foreach (var offence in Invariants.CheckAsync(
            database, services.GetRequiredService<IEventLog>(), await StandInRecords.OfAsync(database),
            services.GetRequiredService<TimeProvider>().GetUtcNow(), TimeSpan.FromSeconds(10)))
        {
            offences.Add(offence.ToString());
        }

        return offences;
    }

    /// <summary>A process that died, and the visitor it left.</summary>
    /// <param name="Other">The reservation that took the slot away, or "-".</param>
    /// <param name="Died">When, as a timestamp of <see cref="Stopwatch"/>; null when it did not come to the point and ended by itself.</param>
    private sealed record Victim(string Session, string Home, string Slot, string Other, long? Died);
}
