using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>
/// In which browser a session's contact is signed in. Every sign-in makes a fresh secret, which lives in that browser's cookie: what
/// somebody copied before, or has from an earlier sign-in, proves nothing. The database knows only its hash.
/// </summary>
public sealed class VisitSignIns(IDatabase database, TimeProvider clock)
{
    /// <summary>A browser that is not remembered is signed out after so long without a visit.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(24);

    // How far an end may lag behind: so often, and not at every request, it is written.
    private static readonly TimeSpan _step = TimeSpan.FromMinutes(5);

    /// <summary>Signs a contact in; the secret for the cookie. What proved a sign-in to this session before does so no more.</summary>
    /// <param name="rememberedUntil">When it ends for a remembered browser; null ends it after <see cref="Idle"/> without a visit.</param>
    /// <param name="deviceId">The trusted device that it rests on and ends with, or null.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> OpenAsync(
        string sessionId, string contactId, DateTimeOffset? rememberedUntil, string? deviceId = null, CancellationToken cancel = default)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var values = new
        {
            sessionId, contactId, deviceId, hash = Hash(secret), remembered = rememberedUntil is null ? 0L : 1, now = Milliseconds(clock.GetUtcNow()),
            expires = Milliseconds(rememberedUntil ?? clock.GetUtcNow() + Idle),
        };
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from visit_sign_in where expires_at <= @now", values, transaction);
                return await connection.ExecuteAsync(
                    """
                    insert into visit_sign_in (session_id, contact_id, secret_hash, remembered, expires_at, device_id)
                    values (@sessionId, @contactId, @hash, @remembered, @expires, @deviceId)
                    on conflict (session_id) do update set contact_id = excluded.contact_id, secret_hash = excluded.secret_hash,
                        remembered = excluded.remembered, expires_at = excluded.expires_at, device_id = excluded.device_id
                    """, values, transaction);
            },
            cancel);
        return secret;
    }

    /// <summary>True when a secret proves that this browser is where the session's contact signed in, and did not stay away for too long.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<bool> ProvesAsync(string sessionId, string contactId, string secret, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var values = new { sessionId, contactId, hash = Hash(secret), now = Milliseconds(now), expires = Milliseconds(now + Idle) };
        var proof = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Proof>(
                """
                select remembered as Remembered, expires_at as ExpiresAt from visit_sign_in
                where session_id = @sessionId and contact_id = @contactId and secret_hash = @hash and expires_at > @now
                """, values),
            cancel);
        if (proof is { Remembered: 0 } && proof.ExpiresAt < values.expires - (long)_step.TotalMilliseconds)
        {
            await database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(
                    "update visit_sign_in set expires_at = @expires where session_id = @sessionId and secret_hash = @hash", values, transaction),
                cancel);
        }

        return proof is not null;
    }

    /// <summary>The trusted device that a session's sign-in rests on and when it ends; null for a browser that is not remembered.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(string DeviceId, DateTimeOffset Until)?> RememberedAsync(string sessionId, CancellationToken cancel = default)
    {
        var found = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Proof>(
                """
                select remembered as Remembered, expires_at as ExpiresAt, device_id as DeviceId from visit_sign_in
                where session_id = @sessionId and remembered = 1 and device_id is not null and expires_at > @now
                """, new { sessionId, now = Milliseconds(clock.GetUtcNow()) }),
            cancel);
        return found is null ? null : (found.DeviceId!, DateTimeOffset.FromUnixTimeMilliseconds(found.ExpiresAt));
    }

    /// <summary>Signs the session's contact out, wherever they are signed in. Harmless when nobody is.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task CloseAsync(string sessionId, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "delete from visit_sign_in where session_id = @sessionId", new { sessionId }, transaction),
            cancel);

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed class Proof
    {
        public long Remembered { get; init; }

        public long ExpiresAt { get; init; }

        public string? DeviceId { get; init; }
    }
}
