using System.Data.Common;
using Npgsql;

namespace CustomerConnect.Storage;

/// <summary>PostgreSQL behind <see cref="IDatabase"/>: a pool for requests and one for the feed. The log's writers have connections of their own.</summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    private readonly NpgsqlDataSource _pool;
    private readonly PostgresDatabase? _feed;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Time-outs and the connection string.</param>
    public PostgresDatabase(StorageOptions options) : this(PostgresConnectionStrings.ForPool(options)) =>
        _feed = new(PostgresConnectionStrings.ForFeed(options));

    private PostgresDatabase(string connection) => _pool = NpgsqlDataSource.Create(connection);

    /// <inheritdoc />
    public Dialect Dialect => Dialect.Postgres;

    /// <inheritdoc />
    public IDatabase ForFeed => _feed ?? this;

    /// <inheritdoc />
    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default) => await OpenNpgsqlAsync(cancel);

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default)
    {
        for (var again = true; ; again = false)
        {
            try
            {
                await using var connection = await OpenNpgsqlAsync(cancel);
                return await read(connection);
            }
            catch (Exception e) when (again && PostgresErrors.IsLostConnection(e) && e.InnerException is not TimeoutException)
            {
                ForgetIdleConnections();
            }
            catch (Exception e) when (PostgresErrors.IsUnavailable(e))
            {
                throw PostgresErrors.Unavailable(e);
            }
        }
    }

    /// <inheritdoc />
    public async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel = default)
    {
        await using var connection = await OpenNpgsqlAsync(cancel);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var result = await work(connection, transaction);
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (Exception e) when (PostgresErrors.IsLostConnection(e))
        {
            ForgetIdleConnections();
            throw new Log.StorageUnavailableException(
                "The connection to PostgreSQL was lost during a write: it may or may not be done. " + e.Message, e);
        }
        catch (Exception e) when (PostgresErrors.IsUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }

    /// <summary>Closes the pools.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        if (_feed is not null)
        {
            await _feed.DisposeAsync();
        }
    }

    /// <summary>Closes the idle connections of the pool: one was found broken, and a server that went away has broken them all.</summary>
    internal void ForgetIdleConnections() => _pool.Clear();

    internal async Task<NpgsqlConnection> OpenNpgsqlAsync(CancellationToken cancel)
    {
        try
        {
            return await _pool.OpenConnectionAsync(cancel);
        }
        catch (Exception e) when (PostgresErrors.IsUnavailable(e))
        {
            throw PostgresErrors.Unavailable(e);
        }
    }
}
