using System.Data.Common;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Schema;
using CustomerConnect.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomerConnect.Catalog.Tests;

/// <summary>A database with the product's schema, of one test's own, that counts who reads it.</summary>
public sealed class CatalogDatabase : IDatabase, IAsyncDisposable
{
    private readonly IDatabase _database;
    private int _reads;

    private CatalogDatabase(TestDatabase raw, IDatabase database) => (Raw, _database) = (raw, database);

    public TestDatabase Raw { get; }

    public Dialect Dialect => _database.Dialect;

    public CatalogStore Store => new(this, TimeProvider.System);

    /// <summary>How often a connection was opened for reading.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>The next reads fail while this is set.</summary>
    public bool IsDown { get; set; }

    /// <summary>Reads wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public static async Task<CatalogDatabase> CreateAsync(Dialect dialect)
    {
        var raw = await TestDatabases.CreateWithSchemaAsync(dialect);
        var options = new StorageOptions();
        if (dialect == Dialect.Sqlite)
        {
            options.Sqlite.Path = new SqliteConnectionStringBuilder(raw.ConnectionString).DataSource;
        }
        else
        {
            options.Postgres.ConnectionString = raw.ConnectionString;
        }

        IDatabase database = dialect == Dialect.Sqlite ? new SqliteDatabase(options) : new PostgresDatabase(options);
        await new Migrator(database, TimeProvider.System, NullLogger<Migrator>.Instance).ApplyAsync([typeof(CatalogStore).Assembly]);
        return new CatalogDatabase(raw, database);
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        Interlocked.Increment(ref _reads);
        await Gate;
        return IsDown ? throw new TimeoutException("The database is down.") : await _database.OpenAsync(cancel);
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        await using var connection = await OpenAsync(cancel);
        return await read(connection);
    }

    /// <summary>So many of the next writes lose their connection.</summary>
    public int WritesToLose { get; set; }

    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel = default) =>
        WritesToLose-- > 0 ? throw new StorageUnavailableException("The connection was lost.") : _database.WriteAsync(work, cancel);

    public Task<object?> ScalarAsync(string sql) => Raw.ScalarAsync(sql);

    public async Task<long> CountAsync(string from) => Convert.ToInt64(await Raw.ScalarAsync($"select count(*) from {from}"));

    public async ValueTask DisposeAsync()
    {
        if (_database is IAsyncDisposable pool)
        {
            await pool.DisposeAsync();
        }

        (_database as IDisposable)?.Dispose();
        await Raw.DisposeAsync();
    }
}
