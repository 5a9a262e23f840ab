using System.Data.Common;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using Orleans.Embedded;

namespace CustomerConnect.EmbeddedOrleans.Tests;

/// <summary>States and reminders in the database of a test.</summary>
internal sealed class GrainDatabase(TestDatabase database) : IGrainDatabase
{
    public bool IsPostgres => database.Dialect == Dialect.Postgres;

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        return await read(connection);
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(connection, transaction);
        await transaction.CommitAsync(cancel);
        return result;
    }
}

/// <summary>For grains that keep nothing.</summary>
internal sealed class NoDatabase : IGrainDatabase
{
    public bool IsPostgres => throw new NotSupportedException();

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel) => throw new NotSupportedException();

    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel) =>
        throw new NotSupportedException();
}
