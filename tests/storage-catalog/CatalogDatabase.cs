using System.Data.Common;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.TestSupport;
using Microsoft.Data.Sqlite;

namespace CustomerConnect.Catalog.Tests;

/// <summary>A database with the schema of the log and the catalog, of one test's own.</summary>
public sealed class CatalogDatabase : IDatabase, IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    private CatalogDatabase(TestDatabase raw) => Raw = raw;

    public TestDatabase Raw { get; }

    public Dialect Dialect => Raw.Dialect;

    public CatalogStore Store => new(this, TimeProvider.System);

    /// <summary>How many connections were opened for reading.</summary>
    public int Reads { get; private set; }

    public static async Task<CatalogDatabase> CreateAsync(Dialect dialect)
    {
        var raw = await TestDatabases.CreateAsync(dialect);
        foreach (var script in Scripts(dialect))
        {
            await raw.ExecuteAsync(script);
        }

        return new CatalogDatabase(raw);
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        Reads++;
        return await Raw.OpenAsync(cancel);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel = default)
    {
        await _writer.WaitAsync(TimeSpan.FromSeconds(30), cancel);
        try
        {
            await using var connection = await Raw.OpenAsync(cancel);
            await using var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(cancel);
            var result = await work(connection, transaction);
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task<object?> ScalarAsync(string sql) => Raw.ScalarAsync(sql);

    public async Task<long> CountAsync(string from) => Convert.ToInt64(await Raw.ScalarAsync($"select count(*) from {from}"));

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return Raw.DisposeAsync();
    }

    private static IEnumerable<string> Scripts(Dialect dialect)
    {
        var assembly = typeof(CatalogStore).Assembly;
        var folder = $".Schema.{(dialect == Dialect.Sqlite ? "sqlite" : "postgres")}.";
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(folder)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
