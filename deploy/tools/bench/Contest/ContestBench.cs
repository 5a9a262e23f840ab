using System.Diagnostics;
using System.Text.Json;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CustomerConnect.Bench.Contest;

/// <summary>A contest: so many sessions for so many homes (and slots) at once.</summary>
/// <param name="Slots">Slots to book with the homes; 0 for no appointments.</param>
public sealed record ContestSize(int Units, int Slots, int Sessions);

/// <summary>How a contest ended.</summary>
public sealed record ContestResult(
    string On, int Units, int Won, int Doubles, int Slots, int Losers, int Unclear, int LooseMoney, double Seconds);

/// <summary><c>deploy/bench contest</c>: thousands want the same homes in the same minute, and nobody gets somebody else's.</summary>
public static class ContestBench
{
    private static readonly string[] Kinds = ["sqlite", "postgres", "two"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs all contests and prints a line each; the last line is the sum as JSON. Exit code 1 when one is not as it must be.</summary>
    /// <param name="args"><c>--on sqlite|postgres|two</c> for one kind of database alone, <c>--sessions N</c> for fewer sessions.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var only = Option(args, "--on");
        var sessions = int.TryParse(Option(args, "--sessions"), out var n) ? n : (int?)null;
        ContestSize[] sizes = [new(1, 0, sessions ?? 1_000), new(40, 40, sessions ?? 2_000)];
        var results = new List<ContestResult>();
        foreach (var on in Kinds.Where(o => only is null || only == o))
        {
            foreach (var size in sizes)
            {
                var result = await RunAsync(on, size);
                Console.WriteLine(JsonSerializer.Serialize(result, Json));
                results.Add(result);
            }
        }

        var wrong = results.Where(r => !IsRight(r)).ToList();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            units = results.Max(r => r.Units), won = results.Where(r => r.Units == results.Max(m => m.Units)).Min(r => r.Won),
            doubles = results.Sum(r => r.Doubles), unclear = results.Sum(r => r.Unclear), loose_money = results.Sum(r => r.LooseMoney),
            contests = results.Count, wrong = wrong.Count,
        }));
        return wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>One contest on <c>sqlite</c>, <c>postgres</c>, or <c>two</c> processes on one PostgreSQL.</summary>
    public static async Task<ContestResult> RunAsync(string on, ContestSize size)
    {
        if (on == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("customer-connect-contest-");
            try
            {
                return await RunAsync(on, size, ("Sqlite:Path", Path.Combine(folder.FullName, "contest.db")), 1);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        await using var server = await PostgresServer.StartAsync();
        return await RunAsync(on, size, ("Postgres:ConnectionString", server.ConnectionString()), on == "two" ? 2 : 1);
    }

    /// <summary>Exactly so many homes (and slots) are won, none twice, and everybody was answered.</summary>
    public static bool IsRight(ContestResult r) =>
        r.Won == r.Units && r.Doubles == 0 && r.Unclear == 0 && r.LooseMoney == 0 && (r.Slots == 0 || r.Slots == r.Units);

    /// <summary>A second process of a contest; prints its tally as one line.</summary>
    public static async Task<int> ProcessAsync(string connectionString, int units, int slots, int sessions, int seed)
    {
        var catalog = new ContestCatalog(units, slots, TimeProvider.System.GetUtcNow());
        using var host = await ContestHost.StartAsync(("Postgres:ConnectionString", connectionString), catalog);
        var tally = await Run.ContestAsync(host.Services, catalog, sessions, slots > 0, seed);
        Console.WriteLine(JsonSerializer.Serialize(tally));
        await host.StopAsync();
        return 0;
    }

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static async Task<ContestResult> RunAsync(string on, ContestSize size, (string, string) storage, int processes)
    {
        var catalog = new ContestCatalog(size.Units, size.Slots, TimeProvider.System.GetUtcNow());
        using var host = await ContestHost.StartAsync(storage, catalog);
        await Run.PrepareAsync(host.Services, catalog);
        var clock = Stopwatch.StartNew();
        var here = Run.ContestAsync(host.Services, catalog, size.Sessions / processes, size.Slots > 0, 1);
        var others = Enumerable.Range(2, processes - 1)
            .Select(seed => OtherProcessAsync(storage.Item2, size with { Sessions = size.Sessions / processes }, seed));
        var tallies = await Task.WhenAll([here, .. others]);
        var seconds = clock.Elapsed.TotalSeconds;
        var database = host.Services.GetRequiredService<IDatabase>();
        await UntilMoneyIsBackAsync(database);
        var verdict = await Verdict.ReadAsync(database);
        await host.StopAsync();
        return new(
            on, size.Units, Believed(tallies, verdict), verdict.Doubles(size.Slots > 0), size.Slots > 0 ? verdict.SlotsTaken : 0,
            tallies.Sum(t => t.Losers), tallies.Sum(t => t.Unclear), verdict.CapturedNotSettled, Math.Round(seconds, 1));
    }

    /// <summary>Homes that are won both in the winners' and in the log's eyes; -1 when they disagree.</summary>
    private static int Believed(Tally[] tallies, Verdict verdict)
    {
        var won = tallies.SelectMany(t => t.Won).ToList();
        return won.Count == verdict.Reservations && won.Distinct().Count() == won.Count ? won.Count : -1;
    }

    private static async Task UntilMoneyIsBackAsync(IDatabase database)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            await using var connection = await database.OpenAsync();
            if (await Verdict.LooseMoneyAsync(connection) == 0)
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    private static async Task<Tally> OtherProcessAsync(string connectionString, ContestSize size, int seed)
    {
        using var process = OwnProcess.Start(
            "contest-process", connectionString, $"{size.Units}", $"{size.Slots}", $"{size.Sessions}", $"{seed}");
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && lines is [.., var last]
            ? JsonSerializer.Deserialize<Tally>(last)!
            : throw new InvalidOperationException($"The second process ended with exit code {process.ExitCode}.");
    }

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
}
