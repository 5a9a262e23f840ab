using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.SecondFactor;

/// <summary>How a member's second factor stands.</summary>
/// <param name="Since">Since when, milliseconds since 1970-01-01 UTC.</param>
/// <param name="CodesLeft">Recovery codes that are left.</param>
public sealed record FactorInfo(long Since, long CodesLeft);

/// <summary>Members' second factors: an authenticator app, and recovery codes for when it is lost.</summary>
public sealed class Authenticators(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>The second factor of a member, or null for none.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<FactorInfo?> FindAsync(string staffId, CancellationToken cancel = default) => await database.ReadAsync(
        connection => connection.QuerySingleOrDefaultAsync<FactorInfo>(new CommandDefinition(
            """
            select a.since as Since, (select count(*) from staff_recovery_code c where c.staff_id = a.staff_id) as CodesLeft
            from staff_authenticator a where a.staff_id = @staffId
            """, new { staffId }, cancellationToken: cancel)), cancel);

    /// <summary>
    /// Makes a secret a member's second factor, in place of the one before, when the code shows that their app has it.
    /// </summary>
    /// <param name="replaces"><see cref="FactorInfo.Since"/> of the one that it takes the place of; null when they have none.</param>
    /// <returns>
    /// Their recovery codes, to be shown once; null when the code does not fit, or the member has got another second factor since, and nothing
    /// was changed.
    /// </returns>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<string>?> SetAsync(string staffId, string secret, string code, long? replaces, CancellationToken cancel = default)
    {
        if (Totp.Match(secret, code, clock.GetUtcNow(), last: 0) is not { } step)
        {
            return null;
        }

        var codes = RecoveryCodes.New();
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var set = await connection.ExecuteAsync(
                    """
                    insert into staff_authenticator (staff_id, secret, last_step, since) values (@staffId, @secret, @step, @now)
                    on conflict (staff_id) do update set secret = excluded.secret, last_step = excluded.last_step, since = excluded.since
                    where staff_authenticator.since = @replaces
                    """, new { staffId, secret, step, now = clock.GetUtcNow().ToUnixTimeMilliseconds(), replaces = replaces ?? -1 }, transaction);
                if (set == 0)
                {
                    return null;
                }

                await ReplaceCodesAsync(connection, transaction, staffId, codes);
                await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.FactorSet, "member", staffId));
                return codes;
            },
            cancel);
    }

    /// <summary>True when it is a code of the member's app, or one of their recovery codes. Each is taken once, whoever asks at the same time.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<bool> TakeAsync(string staffId, string code, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            if (code.Length != Totp.Digits)
            {
                return await connection.ExecuteAsync(
                    "delete from staff_recovery_code where staff_id = @staffId and code_hash = @hash",
                    new { staffId, hash = RecoveryCodes.Hash(staffId, code) }, transaction) == 1;
            }

            var (secret, last) = await connection.QuerySingleOrDefaultAsync<(string?, long)>(
                "select secret, last_step from staff_authenticator where staff_id = @staffId", new { staffId }, transaction);
            return secret is not null && Totp.Match(secret, code, clock.GetUtcNow(), last) is { } step
                && await connection.ExecuteAsync(
                    "update staff_authenticator set last_step = @step where staff_id = @staffId and secret = @secret and last_step < @step",
                    new { staffId, secret, step }, transaction) == 1;
        },
        cancel);

    /// <summary>New recovery codes for a member with a second factor, in place of those before; null for one without.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<string>?> NewCodesAsync(string staffId, CancellationToken cancel = default) =>
        database.WriteAsync<IReadOnlyList<string>?>(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteScalarAsync<long>(
                    "select count(*) from staff_authenticator where staff_id = @staffId", new { staffId }, transaction) == 0)
                {
                    return null;
                }

                var codes = RecoveryCodes.New();
                await ReplaceCodesAsync(connection, transaction, staffId, codes);
                await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.CodesMade, "member", staffId));
                return codes;
            },
            cancel);

    /// <summary>Takes a member's second factor away, with its recovery codes. Harmless for one without.</summary>
    public static async Task<int> RemoveAsync(DbConnection connection, DbTransaction transaction, string staffId)
    {
        await connection.ExecuteAsync("delete from staff_recovery_code where staff_id = @staffId", new { staffId }, transaction);
        return await connection.ExecuteAsync("delete from staff_authenticator where staff_id = @staffId", new { staffId }, transaction);
    }

    private static async Task ReplaceCodesAsync(DbConnection connection, DbTransaction transaction, string staffId, IReadOnlyList<string> codes)
    {
        await connection.ExecuteAsync("delete from staff_recovery_code where staff_id = @staffId", new { staffId }, transaction);
        await connection.ExecuteAsync(
            "insert into staff_recovery_code (staff_id, code_hash) values (@staffId, @hash)",
            codes.Select(code => new { staffId, hash = RecoveryCodes.Hash(staffId, code) }).ToList(), transaction);
    }
}
