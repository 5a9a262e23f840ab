using System.Globalization;
using System.Text.Json;
using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CustomerConnect.Bench;

/// <summary><c>deploy/bench log</c>: what the log does alone, and what its lock costs.</summary>
internal static class LogBench
{
    /// <summary>Runs it and prints the figures, the last line as JSON.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Option(args, "--seconds", 5);
        var callers = Option(args, "--callers", 64);
        await using var server = await PostgresServer.StartAsync();
        var pgbench = await PgBench.RunAsync(server, seconds);
        Console.WriteLine($"pgbench, 16 clients: {pgbench:F0}/s");
        var one = await PostgresAsync(server, "one", 1, callers, seconds, locked: true);
        var four = await PostgresAsync(server, "four", 4, callers / 4, seconds, locked: true);
        var oneUnlocked = await PostgresAsync(server, "one_unlocked", 1, callers, seconds, locked: false);
        var fourUnlocked = await PostgresAsync(server, "four_unlocked", 4, callers / 4, seconds, locked: false);
        var again = await PgBench.RunAsync(server, seconds);
        Console.WriteLine($"pgbench, 16 clients: {again:F0}/s");
        var sqlite = await SqliteAsync(callers, seconds);
        var yardstick = (pgbench + again) / 2;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            log_per_s = (long)one.PerSecond,
            four_processes_per_s = (long)four.PerSecond,
            unlocked_per_s = (long)oneUnlocked.PerSecond,
            four_unlocked_per_s = (long)fourUnlocked.PerSecond,
            pgbench_per_s = (long)yardstick,
            ratio = Math.Round(one.PerSecond / yardstick, 2),
            sqlite_per_s = (long)sqlite.PerSecond,
            p99_ms = Math.Round(one.P99, 2),
        }));
        return 0;
    }

    private static async Task<Measured> PostgresAsync(PostgresServer server, string name, int processes, int callers, int seconds, bool locked)
    {
        await CreateAsync(server, name);
        if (!locked)
        {
            await WithoutLockAsync(server, name);
        }

        var runs = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => ProcessAsync(server.ConnectionString(name), callers, seconds)));
        var sum = new Measured(runs.Sum(r => r.PerSecond), runs.Max(r => r.P50), runs.Max(r => r.P99));
        Print($"PostgreSQL, {processes} process(es) of {callers} callers, {(locked ? "with" : "without")} the lock", sum);
        return sum;
    }

    private static async Task<Measured> SqliteAsync(int callers, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("customer-connect-bench-");
        try
        {
            await using var services = await Storages.OpenAsync("Sqlite:Path", Path.Combine(folder.FullName, "bench.db"));
            var measured = await HoldLoad.RunAsync(services.GetRequiredService<IEventLog>(), callers, seconds);
            Print($"SQLite, {callers} callers", measured);
            return measured;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CreateAsync(PostgresServer server, string name)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand("create database " + name, connection);
        await create.ExecuteNonQueryAsync();
        await using var services = await Storages.OpenAsync("Postgres:ConnectionString", server.ConnectionString(name));
    }

    /// <summary>The same procedure without its first statement, to see what that costs. Not for anything but this comparison.</summary>
    private static async Task WithoutLockAsync(PostgresServer server, string name)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString(name) + ";Pooling=false");
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand("select pg_get_functiondef('append_group_3'::regproc)", connection);
        var definition = (string)(await read.ExecuteScalarAsync())!;
        await using var replace = new NpgsqlCommand(
            definition.Replace("perform pg_advisory_xact_lock", "perform hashint8", StringComparison.Ordinal), connection);
        await replace.ExecuteNonQueryAsync();
    }

    private static async Task<Measured> ProcessAsync(string connectionString, int callers, int seconds)
    {
        using var process = OwnProcess.Start("log-process", connectionString, $"{callers}", $"{seconds}");
        var line = (await process.StandardOutput.ReadToEndAsync()).Trim();
        var figures = line.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new Measured(figures[0], figures[1], figures[2]);
    }

    private static void Print(string what, Measured m) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {m.PerSecond:F0}/s, p50 {m.P50:F2} ms, p99 {m.P99:F2} ms"));

    private static int Option(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
