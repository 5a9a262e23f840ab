using System.Data.Common;
using CustomerConnect.Storage.Log;
using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage;

/// <summary>
/// SQLite behind <see cref="IDatabase"/>. The database belongs to this process from the first <see cref="OpenAsync"/> to
/// <see cref="Dispose"/>; tools may read it when the process has ended. WAL, every commit synced to disk.
/// </summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly SqliteWrites _writes;
    private readonly Lazy<SqliteOwnership> _ownership;

    /// <summary>Nothing is opened yet.</summary>
    public SqliteDatabase(StorageOptions options)
    {
        _writes = new SqliteWrites(this, options);
        _ownership = new Lazy<SqliteOwnership>(() => SqliteOwnership.Take(options.Sqlite.Path));
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = options.Sqlite.Path,
            ForeignKeys = true,
            DefaultTimeout = (options.CommandTimeoutMilliseconds + 999) / 1_000,
        }.ConnectionString;
    }

    // A group touches a page or more of an index for each of its streams. With the usual 2 MB of cache and a checkpoint every 4 MB those
    // pages are read and copied again and again; docs/adr/0012-sqlite.md has figures.
    private const string Settings = "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 16000";
    private const string LogSettings = Settings + "; pragma cache_size = -65536";

    /// <inheritdoc />
    public Dialect Dialect => Dialect.Sqlite;

    internal string ConnectionString { get; }

    /// <summary>The turn to write: the log's next group or the next group of other writes, first come first served.</summary>
    internal SemaphoreSlim Turn { get; } = new(1);

    /// <inheritdoc />
    /// <exception cref="StorageUnavailableException">Another process owns the database, or the file cannot be opened.</exception>
    public Task<DbConnection> OpenAsync(CancellationToken cancel = default) => Task.FromResult<DbConnection>(Open(pooled: true));

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        try
        {
            await using var connection = Open(pooled: true);
            return await read(connection);
        }
        catch (SqliteException e) when (SqliteErrors.IsUnavailable(e))
        {
            throw SqliteErrors.Unavailable(e);
        }
    }

    /// <inheritdoc />
    /// <remarks>The work is to be short: every other writer of the process waits for it.</remarks>
    public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel = default) =>
        _writes.RunAsync(work, cancel);

    /// <summary>Closes what is pooled and gives the database up.</summary>
    public void Dispose()
    {
        using (var pooled = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        if (_ownership.IsValueCreated)
        {
            _ownership.Value.Dispose();
        }

        _writes.Dispose();
        Turn.Dispose();
    }

    internal SqliteConnection Open(bool pooled)
    {
        _ = _ownership.Value;
        var connection = new SqliteConnection(pooled ? ConnectionString : ConnectionString + ";Pooling=False");
        try
        {
            connection.Open();
            using var settings = connection.CreateCommand();
            settings.CommandText = pooled ? Settings : LogSettings;
            settings.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteErrors.Unavailable(e);
        }
    }
}
