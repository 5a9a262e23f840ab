using System.Data.Common;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;

namespace CustomerConnect.Tests;

/// <summary>A database with the product's schema and nothing else of it: what the stores need of <see cref="IDatabase"/>.</summary>
internal sealed class TestStorage(TestDatabase database) : IDatabase, IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    public Dialect Dialect => database.Dialect;

    /// <param name="until">The first script that is not applied, such as <c>0601</c>; null applies all.</param>
    public static async Task<TestStorage> CreateAsync(Dialect dialect, string? until = null)
    {
        if (until is null)
        {
            return new TestStorage(await TestDatabases.CreateWithSchemaAsync(dialect));
        }

        var storage = new TestStorage(await TestDatabases.CreateAsync(dialect));
        await storage.ApplyAsync("0000", until);
        return storage;
    }

    /// <summary>Applies the scripts from one on, as far as another.</summary>
    public async Task ApplyAsync(string from, string? until = null)
    {
        var assembly = typeof(IDatabase).Assembly;
        var folder = $".Schema.{Dialect.ToString().ToLowerInvariant()}.";
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(folder)).Order(StringComparer.Ordinal))
        {
            var script = name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..];
            if (string.CompareOrdinal(script, from) >= 0 && (until is null || string.CompareOrdinal(script, until) < 0))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                await database.ExecuteAsync(await reader.ReadToEndAsync());
            }
        }
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
