using CustomerConnect.Storage;
using CustomerConnect.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomerConnect.TestSupport;

/// <summary>A database of each dialect with the product's schema and nothing in it, made once a test run and copied: the scripts take longer than most tests.</summary>
internal static class SchemaTemplate
{
    private static readonly Lazy<Task<TestDatabase>> _sqlite = new(() => MakeAsync(Dialect.Sqlite)), _postgres = new(() => MakeAsync(Dialect.Postgres));

    /// <summary>The template. Nobody is connected to it, and on SQLite its write-ahead log is empty.</summary>
    public static Task<TestDatabase> OfAsync(Dialect dialect) => (dialect == Dialect.Sqlite ? _sqlite : _postgres).Value;

    private static async Task<TestDatabase> MakeAsync(Dialect dialect)
    {
        var template = await TestDatabases.CreateAsync(dialect);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.RemoveFolder(); // The server takes its databases with it.
        var options = new StorageOptions();
        if (dialect == Dialect.Postgres)
        {
            options.Postgres.ConnectionString = template.ConnectionString;
            await using var database = new PostgresDatabase(options);
            await ApplyAsync(database);
        }
        else
        {
            options.Sqlite.Path = template.File;
            using (var database = new SqliteDatabase(options))
            {
                await ApplyAsync(database);
            }

            await template.ExecuteAsync("pragma wal_checkpoint(truncate)");
            using var pooled = new SqliteConnection(template.ConnectionString);
            SqliteConnection.ClearPool(pooled);
        }

        return template;
    }

    private static Task ApplyAsync(IDatabase database) =>
        new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).ApplyAsync([typeof(Migrator).Assembly]);
}
