using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.Staff;

/// <summary>
/// Slows guessing down, on all nodes together: by account and network, so that a stranger elsewhere cannot keep anybody out, and by
/// network, so that one cannot try one password on all accounts. A try counts before it is checked: a thousand at once are a thousand;
/// one that succeeds is taken back.
/// </summary>
public sealed class SignInThrottle(IDatabase database, TimeProvider clock)
{
    /// <summary>Counts a try; null when it may go on, or how long to wait, and then it is not counted.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<TimeSpan?> TryAsync(string email, IPAddress? address, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = clock.GetUtcNow();
                (string Key, int Free)[] keys =
                    [(Key(email, address), SignInWaits.FreePerAccount), (Key(null, address), SignInWaits.FreePerNetwork)];
                var counts = new List<(string Key, long Tries, DateTimeOffset Since)>(keys.Length);
                foreach (var (key, free) in keys)
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

    /// <summary>Forgets the tries for an account from a network, and takes this one back from the network: it succeeded.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SucceededAsync(string email, IPAddress? address, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from staff_attempt where attempt_key = @key", new { key = Key(email, address) }, transaction);
                return await connection.ExecuteAsync(
                    "update staff_attempt set tries = tries - 1 where attempt_key = @key and tries > 0", new { key = Key(null, address) }, transaction);
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

    // Nobody needs to read here who was guessed at; an IPv6 network is a household's /64.
    private static string Key(string? email, IPAddress? address)
    {
        var bytes = (address ?? IPAddress.None).MapToIPv6().GetAddressBytes();
        var network = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? bytes.AsSpan(0, 8) : bytes;
        var text = $"{email?.Trim().ToUpperInvariant()}|{Convert.ToHexStringLower(network)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private sealed class Attempts
    {
        public long Tries { get; init; }

        public long LastAt { get; init; }

        public long Since { get; init; }
    }
}
