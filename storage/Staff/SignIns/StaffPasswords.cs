using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.Team;
using Dapper;

namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>Passwords that members choose. Another password ends every sign-in that rests on the one before.</summary>
public sealed class StaffPasswords(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>Changes a member's own password.</summary>
    /// <param name="hash">Its hash, as ASP.NET Core Identity makes it.</param>
    /// <param name="keep">The sign-in that stays: the one it is changed with.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task ChangeAsync(string staffId, string hash, string keep, CancellationToken cancel = default) => database.WriteAsync(
        (connection, transaction) => SetAsync(connection, transaction, staffId, hash, keep), cancel);

    /// <summary>Sets the password of who has an invitation, which is good once; false when it is none (any more).</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<bool> ChooseAsync(string token, string hash, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            var owner = await connection.QuerySingleOrDefaultAsync<string>(
                "delete from staff_invitation where token_hash = @hash and expires_at > @now returning staff_id",
                new { hash = StaffInvitations.Hash(token), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
            return owner is not null && await SetAsync(connection, transaction, owner, hash, keep: null) == 1;
        },
        cancel);

    private async Task<int> SetAsync(DbConnection connection, DbTransaction transaction, string staffId, string hash, string? keep)
    {
        await connection.ExecuteAsync(
            "update staff_member set password_hash = @hash, security_stamp = @stamp where id = @staffId",
            new { staffId, hash, stamp = SecurityStamp.New() }, transaction);
        await StaffSignIns.EndAllAsync(connection, transaction, staffId, keep);
        return await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.PasswordSet, "member", staffId));
    }
}
