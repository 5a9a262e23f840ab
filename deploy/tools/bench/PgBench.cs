using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CustomerConnect.TestSupport;
using Npgsql;

namespace CustomerConnect.Bench;

/// <summary>The yardstick: <c>pgbench</c> inserting one row a transaction, 16 clients, prepared.</summary>
internal static partial class PgBench
{
    /// <summary>Transactions a second.</summary>
    public static async Task<double> RunAsync(PostgresServer server, int seconds)
    {
        await using (var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand(
                "create table if not exists pgbench_row (id bigint generated always as identity primary key, at bigint, data text)", connection);
            await create.ExecuteNonQueryAsync();
        }

        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "insert into pgbench_row (at, data) values (1, 'a row of about the size of an event, for a fair comparison');\n");
        try
        {
            var start = new ProcessStartInfo(Path.Combine(Environment.GetEnvironmentVariable("PG_BIN") ?? "/usr/lib/postgresql/15/bin", "pgbench"))
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in (string[])["-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres", "-n", "-M", "prepared",
                         "-c", "16", "-j", "2", "-T", $"{seconds}", "-f", script, "postgres"])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            var tps = Tps().Match(output);
            return tps.Success
                ? double.Parse(tps.Groups["tps"].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException("pgbench failed: " + await error);
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tps();
}
