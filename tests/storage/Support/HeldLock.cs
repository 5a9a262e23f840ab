using System.Data.Common;
using CustomerConnect.Storage.Log;
using Npgsql;

namespace CustomerConnect.Storage.Tests;

/// <summary>Somebody who keeps every writer waiting: the lock of the log on PostgreSQL, the turn to write on SQLite.</summary>
public sealed class HeldLock : IAsyncDisposable
{
    private readonly DbConnection? _connection;
    private SemaphoreSlim? _turn;

    private HeldLock(DbConnection? connection, SemaphoreSlim? turn) => (_connection, _turn) = (connection, turn);

    public static async Task<HeldLock> TakeAsync(TestLog log)
    {
        // The log's own connections exist before.
        await log.Log.AppendAsync(Make.Append("warm/up", (await log.Log.HeadAsync("warm/up")).Version));
        await log.ScalarAsync("delete from event where stream = 'warm/up' returning 1");
        if (log.Database is SqliteDatabase sqlite)
        {
            await sqlite.Turn.WaitAsync();
            return new HeldLock(null, sqlite.Turn);
        }

        var connection = new NpgsqlConnection(log.Options.Postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var take = new NpgsqlCommand(
            "select pg_advisory_lock(hashtextextended('customer-connect/event-log', 0))", connection);
        await take.ExecuteNonQueryAsync();
        return new HeldLock(connection, null);
    }

    public async Task ReleaseAsync()
    {
        _turn?.Release();
        _turn = null;
        if (_connection is not null)
        {
            await _connection.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
