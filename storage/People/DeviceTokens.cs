using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>
/// How the tokens of trusted devices follow each other. Using one makes the next, which the browser may never get: the one before works until
/// the next is used, and is then given another. A token that was replaced so and comes after all is in two hands, and ends the trust.
/// </summary>
internal static class DeviceTokens
{
    private const int MostReplaced = 10;

    /// <summary>The device whose token this is, and whether the next one is its token from now on; null when it is nobody's (any more).</summary>
    /// <param name="hash">Hash of the token that came.</param>
    /// <param name="next">Hash of the one that may take its place.</param>
    public static async Task<(UsedDevice Device, bool Rotated)?> UseAsync(
        DbConnection connection, DbTransaction transaction, string hash, string next, long now)
    {
        var values = new { hash, next, now };
        if (await connection.ExecuteAsync(
            """
            update trusted_device set token_hash = @next, former_hash = token_hash, rotated_at = @now, used_at = @now
            where token_hash = @hash and expires_at > @now
            """, values, transaction) == 1)
        {
            return ((await FindAsync("token_hash = @next"))!, true);
        }

        if (await FindAsync("former_hash = @hash") is { } found)
        {
            return (found, now - found.RotatedMs > (long)TrustedDevices.FormerWorksFor.TotalMilliseconds && await ReplaceAsync(found));
        }

        return null;

        Task<UsedDevice?> FindAsync(string which) => connection.QuerySingleOrDefaultAsync<UsedDevice>(
            $"""
             select device_id as Id, contact_id as ContactId, token_hash as TokenHash, rotated_at as RotatedMs, expires_at as ExpiresMs
             from trusted_device where {which} and expires_at > @now
             """, values, transaction);

        async Task<bool> ReplaceAsync(UsedDevice device)
        {
            var of = new { device.Id, device.TokenHash, next, now, device.ExpiresMs, MostReplaced };
            if (await connection.ExecuteAsync(
                "update trusted_device set token_hash = @next, rotated_at = @now, used_at = @now where device_id = @Id and token_hash = @TokenHash", of, transaction) == 0)
            {
                return false; // Another window was faster.
            }

            await connection.ExecuteAsync(
                "insert into trusted_device_token (token_hash, device_id, expires_at, replaced_at) values (@TokenHash, @Id, @ExpiresMs, @now)", of, transaction);
            await connection.ExecuteAsync(
                """
                delete from trusted_device_token where device_id = @Id and token_hash not in (
                    select token_hash from trusted_device_token where device_id = @Id order by replaced_at desc limit @MostReplaced)
                """, of, transaction);
            return true;
        }
    }

    /// <summary>The device that this token was replaced for before it was used, or null.</summary>
    public static Task<string?> ReplacedAsync(DbConnection connection, DbTransaction transaction, string hash) =>
        connection.QuerySingleOrDefaultAsync<string>("select device_id from trusted_device_token where token_hash = @hash", new { hash }, transaction);
}

/// <summary>A trusted device as its token was used.</summary>
internal sealed class UsedDevice
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string ContactId { get; init; }

    /// <summary>Hash of its newest token.</summary>
    public required string TokenHash { get; init; }

    /// <summary>When it was given that one.</summary>
    public long RotatedMs { get; init; }

    /// <summary>When it is trusted no more.</summary>
    public long ExpiresMs { get; init; }
}
