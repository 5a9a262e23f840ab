using System.Data.Common;

namespace CustomerConnect.Storage.Schema;

/// <summary>The statements of one migration, in its transaction.</summary>
internal sealed class MigrationSession(DbConnection connection, DbTransaction transaction, Dialect dialect)
{
    // Long enough for a script that rewrites a large table, and for the processes that wait behind it.
    private const int PatienceSeconds = 600;

    /// <summary>Makes this the only migration; on SQLite the transaction itself is.</summary>
    public async Task LockAsync(CancellationToken cancel)
    {
        if (dialect == Dialect.Postgres)
        {
            // The lock of the log comes with it: groups wait outside, instead of meeting the scripts' table locks half-way.
            await ExecuteAsync(
                $"""
                set local lock_timeout = '{PatienceSeconds}s'; set local statement_timeout = '{PatienceSeconds}s';
                select pg_advisory_xact_lock(hashtextextended('customer-connect/schema', 0));
                select pg_advisory_xact_lock(hashtextextended('customer-connect/event-log', 0));
                """,
                cancel);
        }

        await ExecuteAsync(
            "create table if not exists schema_script (name text not null primary key, sha text not null, applied_at bigint not null)",
            cancel);
    }

    /// <summary>Recorded scripts: name and SHA.</summary>
    public async Task<Dictionary<string, string>> AppliedAsync(CancellationToken cancel)
    {
        await using var command = Command("select name, sha from schema_script");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            applied.Add(reader.GetString(0), reader.GetString(1));
        }

        return applied;
    }

    /// <summary>Runs a script and records it.</summary>
    public async Task RunAsync(SchemaScript script, DateTimeOffset now, CancellationToken cancel)
    {
        await ExecuteAsync(script.Sql, cancel);
        await using var command = Command("insert into schema_script (name, sha, applied_at) values (@name, @sha, @at)");
        Add(command, "name", script.Name);
        Add(command, "sha", script.Sha);
        Add(command, "at", now.ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = PatienceSeconds;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
