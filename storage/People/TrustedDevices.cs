using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>
/// Browsers that may skip the code. The token lives in a cookie; the database knows only its hash. Each use gives the browser another
/// token (<see cref="DeviceTokens"/>): one that was copied is good until the browser uses its own, and whichever comes second then is asked
/// for a code, or ends the trust for both.
/// </summary>
public sealed class TrustedDevices(IDatabase database, TimeProvider clock)
{
    /// <summary>How long a device is trusted, however often it is used: then a code proves anew who it is.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    /// <summary>Devices of one contact at most; the one used longest ago makes room.</summary>
    public const int Most = 20;

    /// <summary>For so long the token before is given no other: two windows that ask at once bring the same one.</summary>
    public static readonly TimeSpan FormerWorksFor = TimeSpan.FromMinutes(1);

    private const string Shown = "device_id as Id, device as Name, created_at as CreatedMs, used_at as UsedMs";

    /// <summary>Trusts a device; the token for its cookie.</summary>
    /// <param name="deviceId">Its id, a new one.</param>
    /// <param name="device">Browser and system, for the contact's own list.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> TrustAsync(string deviceId, string contactId, string? device, CancellationToken cancel = default)
    {
        var token = NewToken();
        var values = new { hash = Hash(token), deviceId, contactId, device, now = Now, expires = Now + (long)Lifetime.TotalMilliseconds, Most };
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    """
                    insert into trusted_device (token_hash, contact_id, device, created_at, used_at, expires_at, device_id)
                    values (@hash, @contactId, @device, @now, @now, @expires, @deviceId)
                    """, values, transaction);
                var old = await connection.QueryAsync<string>(
                    "select device_id from trusted_device where contact_id = @contactId order by used_at desc, device_id desc limit 1000 offset @Most",
                    values, transaction);
                foreach (var id in old.AsList())
                {
                    await EndAsync(connection, transaction, id);
                }

                return true;
            },
            cancel);
        return token;
    }

    /// <summary>Whose device it is, with the token that takes the place of this one; null when it is not trusted (any more).</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<TrustedDevice?> UseAsync(string token, CancellationToken cancel = default)
    {
        var (next, hash) = (NewToken(), Hash(token));
        return database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await DeviceTokens.UseAsync(connection, transaction, hash, Hash(next), Now) is not var (device, rotated))
                {
                    if (await DeviceTokens.ReplacedAsync(connection, transaction, hash) is { } copied)
                    {
                        await EndAsync(connection, transaction, copied);
                    }

                    return null;
                }

                return await Contacts.FindAsync(connection, transaction, device.ContactId) is not { } contact ? null
                    : new TrustedDevice(contact, device.Id, rotated ? next : null, DateTimeOffset.FromUnixTimeMilliseconds(device.ExpiresMs));
            },
            cancel);
    }

    /// <summary>A contact's devices, the one used last first.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<DeviceInfo>> OfContactAsync(string contactId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            async connection => (await connection.QueryAsync<DeviceInfo>(
                $"select {Shown} from trusted_device where contact_id = @contactId and expires_at > @now order by used_at desc, device_id desc limit @Most",
                new { contactId, now = Now, Most })).AsList(),
            cancel);
    }

    /// <summary>The id of the device whose token this is, or null.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string?> IdAsync(string token, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>(
                "select device_id from trusted_device where (token_hash = @hash or former_hash = @hash) and expires_at > @now",
                new { hash = Hash(token), now = Now }),
            cancel);
    }

    /// <summary>Trusts a contact's device no more, and signs it out wherever it is signed in. Harmless when it was not trusted.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task RemoveAsync(string contactId, string deviceId, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            var theirs = await connection.ExecuteScalarAsync<long>(
                "select count(*) from trusted_device where contact_id = @contactId and device_id = @deviceId", new { contactId, deviceId }, transaction);
            return theirs > 0 ? await EndAsync(connection, transaction, deviceId) : 0;
        },
        cancel);

    /// <summary>Trusts none of a contact's devices any more and signs them out in every browser.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task RemoveAllAsync(string contactId, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            await connection.ExecuteAsync("delete from visit_sign_in where contact_id = @contactId", new { contactId }, transaction);
            return await connection.ExecuteAsync("delete from trusted_device where contact_id = @contactId", new { contactId }, transaction);
        },
        cancel);

    /// <summary>Trusts a device no more, by its token. Harmless when it was not trusted.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task ForgetAsync(string token, CancellationToken cancel = default)
    {
        if (await IdAsync(token, cancel) is { } id)
        {
            await database.WriteAsync((connection, transaction) => EndAsync(connection, transaction, id), cancel);
        }
    }

    /// <summary>Forgets devices whose time is over.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> ForgetExpiredAsync(int most, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            var values = new { now = Now, most };
            await connection.ExecuteAsync("delete from trusted_device_token where expires_at <= @now", values, transaction);
            return await connection.ExecuteAsync(
                """
                delete from trusted_device where token_hash in (
                    select token_hash from trusted_device where expires_at <= @now order by expires_at limit @most)
                """, values, transaction);
        },
        cancel);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<int> EndAsync(DbConnection connection, DbTransaction transaction, string deviceId)
    {
        await connection.ExecuteAsync("delete from visit_sign_in where device_id = @deviceId", new { deviceId }, transaction);
        return await connection.ExecuteAsync("delete from trusted_device where device_id = @deviceId", new { deviceId }, transaction);
    }

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
