using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>
/// Whether a member can come in. Each change has its reason; what is taken from them ends all their sign-ins. Answers why it was refused, or null.
/// </summary>
public sealed class TeamAccess(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>Disables a member: every sign-in ends, and there is no other until they are enabled.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> DisableAsync(Manager by, string id, string? why, CancellationToken cancel = default) =>
        by.Id == id ? Task.FromResult<string?>(TeamRules.NotYourself)
        : Take(by, id, why, ActionKinds.MemberDisabled, static (_, _) => Task.FromResult<Powers?>(null), async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "update staff_member set disabled_at = @now, security_stamp = @stamp where id = @id and disabled_at is null",
                new { id, now = clock.GetUtcNow().ToUnixTimeMilliseconds(), stamp = SecurityStamp.New() }, transaction);
            await connection.ExecuteAsync("delete from staff_invitation where staff_id = @id", new { id }, transaction);
        }, cancel);

    /// <summary>Lets a member sign in again.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> EnableAsync(Manager by, string id, string? why, CancellationToken cancel = default) => MemberChange.RunAsync(database, by, id, why, becomes: null, async (connection, transaction) =>
    {
        await connection.ExecuteAsync("update staff_member set disabled_at = null where id = @id", new { id }, transaction);
        await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberEnabled, "member", id) { Why = why!.Trim() });
        return null;
    }, cancel);

    /// <summary>Takes a member's second factor away; they set up another when they sign in next.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> ResetFactorAsync(Manager by, string id, string? why, CancellationToken cancel = default) =>
        Take(by, id, why, ActionKinds.FactorReset, becomes: null, async (connection, transaction) =>
        {
            await Authenticators.RemoveAsync(connection, transaction, id);
            await connection.ExecuteAsync("update staff_member set security_stamp = @stamp where id = @id", new { id, stamp = SecurityStamp.New() }, transaction);
        }, cancel);

    /// <summary>Signs a member out everywhere.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> SignOutAsync(Manager by, string id, string? why, CancellationToken cancel = default) =>
        Take(by, id, why, ActionKinds.SignedOut, becomes: null, (_, _) => Task.CompletedTask, cancel);

    /// <summary>What takes something from a member: for a reason, and with all their sign-ins.</summary>
    private Task<string?> Take(
        Manager by, string id, string? why, string what, Becomes? becomes, Func<DbConnection, DbTransaction, Task> take, CancellationToken cancel) =>
        MemberChange.RunAsync(database, by, id, why, becomes, async (connection, transaction) =>
        {
            await take(connection, transaction);
            await StaffSignIns.EndAllAsync(connection, transaction, id);
            await actions.AddAsync(connection, transaction, new(by.Id, what, "member", id) { Why = why!.Trim() });
            return null;
        }, cancel);
}
