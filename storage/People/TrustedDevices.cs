using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>Browsers that may skip the code. The token lives in a cookie; the database knows only its hash.</summary>
public sealed class TrustedDevices(IDatabase database, TimeProvider clock)
{
    /// <summary>How long a device is trusted, however often it is used: then a code proves anew who it is.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    /// <summary>Trusts a device; the token for its cookie.</summary>
    /// <param name="device">Browser and system, for the contact's own list.</param>
    public async Task<string> TrustAsync(string contactId, string? device, CancellationToken cancel = default)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into trusted_device (token_hash, contact_id, device, created_at, used_at, expires_at)
            values (@hash, @contactId, @device, @now, @now, @expires)
            """,
            new { hash = Hash(token), contactId, device, now = now.ToUnixTimeMilliseconds(), expires = (now + Lifetime).ToUnixTimeMilliseconds() },
            transaction), cancel);
        return token;
    }

    /// <summary>Whose device it is; null when it is not trusted (any more).</summary>
    public Task<TrustedDevice?> UseAsync(string token, CancellationToken cancel = default)
    {
        var values = new { hash = Hash(token), now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        return database.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("update trusted_device set used_at = @now where token_hash = @hash and expires_at > @now", values, transaction);
            var until = await connection.QuerySingleOrDefaultAsync<long?>(
                "select expires_at from trusted_device where token_hash = @hash and expires_at > @now", values, transaction);
            var contact = until is null ? null : await connection.QuerySingleOrDefaultAsync<Contact>(
                $"select {Contact.Columns} from contact where contact_id = (select contact_id from trusted_device where token_hash = @hash)",
                values, transaction);
            return contact is null ? null : new TrustedDevice(contact, DateTimeOffset.FromUnixTimeMilliseconds(until!.Value));
        }, cancel);
    }

    /// <summary>Trusts a device no more. Harmless when it was not trusted.</summary>
    public Task ForgetAsync(string token, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "delete from trusted_device where token_hash = @hash", new { hash = Hash(token) }, transaction), cancel);

    /// <summary>Forgets devices whose time is over.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> ForgetExpiredAsync(int most, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            delete from trusted_device where token_hash in (
                select token_hash from trusted_device where expires_at <= @now order by expires_at limit @most)
            """, new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), most }, transaction), cancel);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A device that is trusted.</summary>
/// <param name="Contact">Whose it is.</param>
/// <param name="Until">When it ends.</param>
public sealed record TrustedDevice(Contact Contact, DateTimeOffset Until);
