using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage.Catalog;

/// <summary>
/// The one way to read and edit the catalog's tables. An edit is one short transaction; each community it changes gets a
/// <c>catalog.changed</c> event in it (see <see cref="CatalogDb"/>). On PostgreSQL the event is written by a trigger that the
/// commit runs, so an edit holds the log's lock only while it commits, never while anybody thinks.
/// </summary>
public sealed class CatalogStore(IDatabase database, TimeProvider clock)
{
    private readonly Lazy<bool> _warm = new(() =>
    {
        CatalogDb.Warm(database.Dialect);
        return true;
    });

    /// <summary>Runs an edit, saves it and commits; rolls back when <paramref name="edit"/> throws. Do not await people in it.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached in time.</exception>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">A rule of the tables forbids it, such as a slug taken.</exception>
    public Task<T> EditAsync<T>(Func<CatalogDb, Task<T>> edit, CancellationToken cancel = default)
    {
        _ = _warm.Value;
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await using var db = CatalogDb.On(database.Dialect, connection, transaction, clock);
                var result = await edit(db);
                await db.SaveChangesAsync(cancel);
                return result;
            },
            cancel);
    }

    /// <summary>Runs queries that all see the same instant.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached in time.</exception>
    public async Task<T> ReadAsync<T>(Func<CatalogDb, Task<T>> read, CancellationToken cancel = default)
    {
        _ = _warm.Value;
        return await database.ReadAsync(async connection =>
        {
            // Deferred: a reader of SQLite must not take the writers' lock.
            await using var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: true)
                : await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
            await using var db = CatalogDb.On(database.Dialect, connection, transaction, clock);
            var result = await read(db);
            await transaction.CommitAsync(cancel);
            return result;
        }, cancel);
    }
}
