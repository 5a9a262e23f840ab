using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>
/// Browsers in which a contact has proved who they are by a code, outside any visit from a link. The secret lives in a cookie; the database
/// knows only its hash.
/// </summary>
public sealed class MemberSignIns(IDatabase database, TimeProvider clock)
{
    /// <summary>How long a proof holds: then a code proves anew who it is.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Signs a contact in, and forgets proofs whose time is over; the secret for the cookie.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> OpenAsync(string contactId, CancellationToken cancel = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var row = new { hash = Hash(secret), contactId, now = now.ToUnixTimeMilliseconds(), expires = (now + Lifetime).ToUnixTimeMilliseconds() };
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from member_sign_in where expires_at <= @now", row, transaction);
                return await connection.ExecuteAsync(
                    "insert into member_sign_in (secret_hash, contact_id, expires_at) values (@hash, @contactId, @expires)", row, transaction);
            },
            cancel);
        return secret;
    }

    /// <summary>Whose browser it is, or null when the secret proves nothing (any more).</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> FindAsync(string secret, CancellationToken cancel = default) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>(
                "select contact_id from member_sign_in where secret_hash = @hash and expires_at > @now",
                new { hash = Hash(secret), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            cancel);

    /// <summary>Signs the browser out. Harmless when it is not signed in.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task CloseAsync(string secret, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "delete from member_sign_in where secret_hash = @hash", new { hash = Hash(secret) }, transaction),
            cancel);

    /// <summary>Signs the contact out in every browser.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task CloseAllAsync(string contactId, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("delete from member_sign_in where contact_id = @contactId", new { contactId }, transaction),
            cancel);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
