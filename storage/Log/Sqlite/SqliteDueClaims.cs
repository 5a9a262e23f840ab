using CustomerConnect.Storage.Log.Due;
using Dapper;

namespace CustomerConnect.Storage.Log.Sqlite;

/// <summary>Due claims on SQLite, where there is one process: the lease only spaces repeated tries.</summary>
internal sealed class SqliteDueClaims(SqliteDatabase database) : IDueClaims
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ClaimAsync(long now, long until, int limit, CancellationToken cancel)
    {
        // Looking costs no turn to write; mostly nothing is due.
        await using (var connection = await database.OpenAsync(cancel))
        {
            const string any = "select exists (select 1 from due where due_at <= @now and claimed_until <= @now)";
            if (await connection.ExecuteScalarAsync<long>(any, new { now }) == 0)
            {
                return [];
            }
        }

        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var ready = await connection.QueryAsync<string>(
                    """
                    select stream from due where due_at <= @now and claimed_until <= @now order by due_at limit @limit
                    """,
                    new { now, limit },
                    transaction);
                var streams = ready.AsList();
                await connection.ExecuteAsync(
                    "update due set claimed_until = @until where stream = @stream",
                    streams.Select(stream => new { until, stream }),
                    transaction);
                return streams;
            },
            cancel);
    }

    /// <inheritdoc />
    public Task PostponeAsync(string stream, long claimed, long until, CancellationToken cancel) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "update due set claimed_until = @until where stream = @stream and claimed_until = @claimed",
                new { stream, claimed, until },
                transaction),
            cancel);
}
