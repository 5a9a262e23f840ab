using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Schema;
using CustomerConnect.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CustomerConnect.Storage.Tests;

/// <summary>A process' storage in a test: options, database with its schema, log. Several may share a PostgreSQL database.</summary>
public sealed class TestLog : IAsyncDisposable
{
    private readonly TestDatabase? _own;

    private TestLog(StorageOptions options, TestDatabase? own)
    {
        _own = own;
        Options = options;
        Database = StorageServices.Open(options);
        Log = EventLogs.Create(options, Database, TimeProvider.System, NullLogger<IEventLog>.Instance);
    }

    public StorageOptions Options { get; }

    public IDatabase Database { get; }

    public IEventLog Log { get; }

    /// <summary>A fresh database with the schema of the log.</summary>
    public static async Task<TestLog> CreateAsync(Dialect dialect, Action<StorageOptions>? configure = null)
    {
        var own = await TestDatabases.CreateWithSchemaAsync(dialect);
        var log = new TestLog(OptionsFor(own, configure), own);
        await log.MigrateAsync(); // Nothing to do; from here on the database is this process' own.
        return log;
    }

    /// <summary>Another process' view of the same database: on PostgreSQL with connections of its own, on SQLite the same one.</summary>
    public TestLog AnotherProcess(Action<StorageOptions>? configure = null) =>
        Options.Dialect == Dialect.Sqlite ? this : new TestLog(OptionsFor(_own!, configure), own: null);

    /// <summary>Storage on a database that the caller owns.</summary>
    public static TestLog On(StorageOptions options) => new(options, own: null);

    /// <summary>Storage on the same database, after this one's hold on it has ended (SQLite) or beside it.</summary>
    public TestLog Reopened() => new(Options, own: null);

    public Task<int> MigrateAsync() =>
        new Migrator(Database, TimeProvider.System, NullLogger<Migrator>.Instance).ApplyAsync([typeof(Migrator).Assembly]);

    public static StorageOptions OptionsFor(TestDatabase database, Action<StorageOptions>? configure = null)
    {
        var options = new StorageOptions();
        if (database.Dialect == Dialect.Sqlite)
        {
            options.Sqlite.Path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        }
        else
        {
            options.Postgres.ConnectionString = database.ConnectionString;
        }

        configure?.Invoke(options);
        return options;
    }

    /// <summary>A statement on a connection of the test's own.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)Log).DisposeAsync();
        switch (Database)
        {
            case IAsyncDisposable pool:
                await pool.DisposeAsync();
                break;
            case IDisposable file:
                file.Dispose();
                break;
        }

        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }
}
