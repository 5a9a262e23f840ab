using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>What an identity link opens.</summary>
/// <param name="CommunityId">The community whose look the pages have, or null.</param>
public sealed record IdentityLink(string ContactId, string? CommunityId);

/// <summary>
/// Links to a contact's identity pages, for messages and for staff to copy. Whoever has one still has to prove by a code that they are the
/// contact. The database keeps a hash of the token alone.
/// </summary>
public sealed class IdentityLinks(IDatabase database, TimeProvider clock)
{
    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    // 256 bits, so that nobody finds one by trying.
    private const int TokenBytes = 32, LongestToken = 64;

    /// <summary>The path of a link's page.</summary>
    public static string Path(string token) => $"/id/{token}";

    /// <summary>A token that nobody can guess.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Makes a link. Its token.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> MakeAsync(IdentityLink link, CancellationToken cancel = default)
    {
        var token = NewToken();
        await MakeOnceAsync(token, link, null, cancel);
        return token;
    }

    /// <summary>Makes the link of a token, if it is not made yet, and forgets those whose time is over.</summary>
    /// <param name="token">Made with <see cref="NewToken"/>, or of as many random bits.</param>
    /// <param name="also">What is written with it, in the same transaction, where it was made now; null for nothing.</param>
    /// <returns>False when it was made before and taken back since.</returns>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<bool> MakeOnceAsync(string token, IdentityLink link, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var row = new { hash = Hash(token), link.ContactId, link.CommunityId, now = now.ToUnixTimeMilliseconds(), expires = (now + Lifetime).ToUnixTimeMilliseconds() };
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from identity_link where expires_at <= @now", row, transaction);
                var made = await connection.ExecuteAsync(
                    """
                    insert into identity_link (token_hash, contact_id, community_id, created_at, expires_at)
                    values (@hash, @ContactId, @CommunityId, @now, @expires) on conflict (token_hash) do nothing
                    """, row, transaction);
                if (made > 0)
                {
                    await (also?.Invoke(connection, transaction) ?? Task.CompletedTask);
                    return true;
                }

                return await connection.ExecuteScalarAsync<long>(
                    "select count(*) from identity_link where token_hash = @hash and revoked_at is null", row, transaction) > 0;
            },
            cancel);
    }

    /// <summary>What a token opens; null when it is unknown, was revoked, or its time is over.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IdentityLink?> FindAsync(string token, CancellationToken cancel = default) =>
        token.Length > LongestToken ? null : await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<IdentityLink>(
                """
                select contact_id as ContactId, community_id as CommunityId from identity_link
                where token_hash = @hash and expires_at > @now and revoked_at is null
                """, new { hash = Hash(token), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }), cancel);

    /// <summary>Takes back every link of a contact.</summary>
    /// <param name="also">What is written with it, where there was one; null for nothing.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task RevokeAsync(string contactId, Func<DbConnection, DbTransaction, Task>? also = null, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var taken = await connection.ExecuteAsync(
                    "update identity_link set revoked_at = @now where contact_id = @contactId and revoked_at is null",
                    new { contactId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
                await (taken > 0 && also is not null ? also(connection, transaction) : Task.CompletedTask);
                return taken;
            },
            cancel);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
