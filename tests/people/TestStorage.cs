using System.Data.Common;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;

namespace CustomerConnect.Tests;

/// <summary>A database with the product's schema and nothing else of it: what the stores need of <see cref="IDatabase"/>.</summary>
internal sealed class TestStorage(TestDatabase database) : IDatabase, IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    public Dialect Dialect => database.Dialect;

    public static async Task<TestStorage> CreateAsync(Dialect dialect)
    {
        var database = await TestDatabases.CreateAsync(dialect);
        var assembly = typeof(IDatabase).Assembly;
        var folder = $".Schema.{dialect.ToString().ToLowerInvariant()}.";
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(folder)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await database.ExecuteAsync(await reader.ReadToEndAsync());
        }

        return new(database);
    }

    public Task<DbConnection> OpenAsync(CancellationToken cancel = default) => database.OpenAsync(cancel);

    public Task<object?> ScalarAsync(string sql) => database.ScalarAsync(sql);

    public Task ExecuteAsync(string sql) => database.ExecuteAsync(sql);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        await using var connection = await OpenAsync(cancel);
        return await read(connection);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel = default)
    {
        var alone = Dialect == Dialect.Sqlite;
        if (alone)
        {
            await _writer.WaitAsync(cancel);
        }

        try
        {
            await using var connection = await database.OpenAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var result = await work(connection, transaction);
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            if (alone)
            {
                _writer.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _writer.Dispose();
        await database.DisposeAsync();
    }
}
