using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>
/// Slows guessing down, on all nodes together, by the counts that <see cref="SignInCounts"/> names. A try counts before it is checked: a
/// thousand at once are a thousand; one that succeeds is taken back.
/// </summary>
public sealed class SignInThrottle(IDatabase database, TimeProvider clock)
{
    /// <summary>Counts a try; null when it may go on, or how long to wait, and then it is not counted.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<TimeSpan?> TryAsync(IReadOnlyList<SignInCount> tried, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = clock.GetUtcNow();
                var counts = new List<(string Key, long Tries, DateTimeOffset Since)>(tried.Count);
                foreach (var (key, free) in tried)
                {
                    var row = await LockAsync(connection, transaction, key, now);
                    var (tries, since) = SignInWaits.Forgive(row.Tries, At(row.Since), now);
                    var left = At(row.LastAt) + SignInWaits.After(tries, free) - now;
                    if (left > TimeSpan.Zero)
                    {
                        return left;
                    }

                    counts.Add((key, tries, since));
                }

                foreach (var (key, tries, since) in counts)
                {
                    await connection.ExecuteAsync(
                        "update staff_attempt set tries = @tries, last_at = @now, forgiving_since = @since where attempt_key = @key",
                        new { key, tries = tries + 1, now = Milliseconds(now), since = Milliseconds(since) }, transaction);
                }

                await connection.ExecuteAsync(
                    "delete from staff_attempt where last_at < @old", new { old = Milliseconds(now - SignInWaits.Forgotten) }, transaction);

                return (TimeSpan?)null;
            },
            cancel);

    /// <summary>Forgets the tries of the account, and takes this one back from the other counts: it succeeded.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SucceededAsync(IReadOnlyList<SignInCount> tried, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from staff_attempt where attempt_key = @Key", new { tried[0].Key }, transaction);
                return await connection.ExecuteAsync(
                    "update staff_attempt set tries = tries - 1 where attempt_key = @Key and tries > 0",
                    tried.Skip(1).Select(t => new { t.Key }).ToList(), transaction);
            },
            cancel);

    // Written before it is read: tries at the same time wait here for each other.
    private static async Task<Attempts> LockAsync(DbConnection connection, DbTransaction transaction, string key, DateTimeOffset now)
    {
        await connection.ExecuteAsync(
            """
            insert into staff_attempt (attempt_key, tries, last_at, forgiving_since) values (@key, 0, @now, @now)
            on conflict (attempt_key) do update set tries = staff_attempt.tries
            """, new { key, now = Milliseconds(now) }, transaction);
        return await connection.QuerySingleAsync<Attempts>(
            "select tries as Tries, last_at as LastAt, forgiving_since as Since from staff_attempt where attempt_key = @key", new { key }, transaction);
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private sealed class Attempts
    {
        public long Tries { get; init; }

        public long LastAt { get; init; }

        public long Since { get; init; }
    }
}
