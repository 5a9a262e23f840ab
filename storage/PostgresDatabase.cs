using System.Data.Common;
using Npgsql;

namespace CustomerConnect.Storage;

/// <summary>PostgreSQL behind <see cref="IDatabase"/>: a pool for everything but the log's own writer connections.</summary>
/// <param name="options">Time-outs and the connection string.</param>
public sealed class PostgresDatabase(StorageOptions options) : IDatabase, IAsyncDisposable
{
    private readonly NpgsqlDataSource _pool = NpgsqlDataSource.Create(PostgresConnectionStrings.ForPool(options));

    /// <inheritdoc />
    public Dialect Dialect => Dialect.Postgres;

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

    /// <summary>Closes the pool.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

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
