using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.Staff;

/// <summary>
/// Slows guessing down, on all nodes together: by account and network, so that a stranger elsewhere cannot keep anybody out, and by
/// network, so that one cannot try one password on all accounts. A try counts before it is checked: a thousand at once are a thousand.
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
                foreach (var (key, free) in keys)
                {
                    if (await WaitAsync(connection, transaction, key, free, now) is { } wait)
                    {
                        return wait;
                    }
                }

                foreach (var (key, _) in keys)
                {
                    await CountAsync(connection, transaction, key, now);
                }

                return (TimeSpan?)null;
            },
            cancel);

    /// <summary>Forgets the tries for an account from a network: one succeeded.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SucceededAsync(string email, IPAddress? address, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "delete from staff_attempt where attempt_key = @key", new { key = Key(email, address) }, transaction),
            cancel);

    private static async Task<TimeSpan?> WaitAsync(
        DbConnection connection, DbTransaction transaction, string key, int free, DateTimeOffset now)
    {
        // Written before it is read: tries at the same time wait here for each other.
        await connection.ExecuteAsync(
            """
            insert into staff_attempt (attempt_key, tries, last_at) values (@key, 0, @now)
            on conflict (attempt_key) do update set tries = staff_attempt.tries
            """, new { key, now = now.ToUnixTimeMilliseconds() }, transaction);
        var row = await connection.QuerySingleAsync<Attempts>(
            "select tries as Tries, last_at as LastAt from staff_attempt where attempt_key = @key", new { key }, transaction);
        var left = DateTimeOffset.FromUnixTimeMilliseconds(row.LastAt) + SignInWaits.After(row.Tries, free) - now;
        return left > TimeSpan.Zero ? left : null;
    }

    private static async Task CountAsync(DbConnection connection, DbTransaction transaction, string key, DateTimeOffset now)
    {
        var values = new { key, now = now.ToUnixTimeMilliseconds(), old = (now - SignInWaits.Forgotten).ToUnixTimeMilliseconds() };
        await connection.ExecuteAsync("delete from staff_attempt where last_at < @old", values, transaction);
        await connection.ExecuteAsync(
            """
            insert into staff_attempt (attempt_key, tries, last_at) values (@key, 1, @now)
            on conflict (attempt_key) do update set tries = staff_attempt.tries + 1, last_at = excluded.last_at
            """, values, transaction);
    }

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
    }
}
