using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Grains.Messages;

/// <summary>What a private link opens.</summary>
/// <param name="RecipientKind"><c>contact</c> or <c>client</c>: whom the link was sent to.</param>
public sealed record PrivateLink(string ReservationId, string RecipientKind, string RecipientId);

/// <summary>
/// Links in messages that open a reservation on any device. Whoever has one sees what its message said, and can change nothing. The
/// database keeps a hash of the token alone, so that who reads the table opens nothing.
/// </summary>
public sealed class PrivateLinks(IDatabase database, TimeProvider time)
{
    /// <summary>How long a link opens.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    // 256 bits, so that nobody finds one by trying.
    private const int TokenBytes = 32, LongestToken = 64;

    /// <summary>The path of a link's page.</summary>
    public static string Path(string token) => $"/p/{token}";

    /// <summary>Makes a link, and forgets those whose time is over. Its token.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> MakeAsync(PrivateLink link)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = time.GetUtcNow();
        var row = new
        {
            hash = Hash(token), link.ReservationId, link.RecipientKind, link.RecipientId,
            now = now.ToUnixTimeMilliseconds(), expires = (now + Lifetime).ToUnixTimeMilliseconds(),
        };
        await database.WriteAsync(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("delete from private_link where expires_at <= @now", row, transaction);
            return await connection.ExecuteAsync(
                """
                insert into private_link (token_hash, reservation_id, recipient_kind, recipient_id, created_at, expires_at)
                values (@hash, @ReservationId, @RecipientKind, @RecipientId, @now, @expires)
                """, row, transaction);
        });
        return token;
    }

    /// <summary>What a token opens, or null when it is unknown or its time is over.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<PrivateLink?> FindAsync(string token, CancellationToken cancel = default)
    {
        if (token.Length > LongestToken)
        {
            return null;
        }

        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<PrivateLink>(
                """
                select reservation_id as ReservationId, recipient_kind as RecipientKind, recipient_id as RecipientId
                from private_link where token_hash = @hash and expires_at > @now
                """, new { hash = Hash(token), now = time.GetUtcNow().ToUnixTimeMilliseconds() }), cancel);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
