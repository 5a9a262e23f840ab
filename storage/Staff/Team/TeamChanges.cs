using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.Storage.Staff.SignIns;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>Who changes the team.</summary>
/// <param name="Id">Id of the member.</param>
/// <param name="Powers">What they may do, and where.</param>
/// <param name="DivisionOf">The division of a community, from the catalog; null for one that there is not.</param>
public sealed record Manager(string Id, Powers Powers, Func<string, string?> DivisionOf);

/// <summary>
/// Changes to members: each is one transaction with its rules, what follows from it, and its line in the audit trail. They answer why they
/// were refused, or null.
/// </summary>
public sealed class TeamChanges(IDatabase database, StaffActions actions, RoleTable roles, TimeProvider clock)
{
    /// <summary>What is said of a member who is no more.</summary>
    public const string NotThere = "This member is no longer there.";

    /// <summary>What is said when an address is taken.</summary>
    public const string HasAnAccount = "Somebody has an account with that address.";

    /// <summary>Adds a member, who gets a mail with a link to choose a password.</summary>
    /// <param name="email">A valid address.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> AddAsync(Manager by, string id, string name, string email, string roleId, StaffScope scope, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await RefuseAsync(connection, transaction, by, roleId, scope) is { } refused)
                {
                    return refused;
                }

                var added = await connection.ExecuteAsync(
                    """
                    insert into staff_member (id, name, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp,
                        concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, role_id)
                    values (@id, @name, @email, @upper, @email, @upper, 1, @stamp, @stamp, 0, 0, 0, 0, @roleId)
                    on conflict do nothing
                    """, new { id, name, email, upper = email.ToUpperInvariant(), stamp = SecurityStamp.New(), roleId }, transaction);
                if (added == 0)
                {
                    return HasAnAccount;
                }

                await StaffScopes.SetAsync(connection, transaction, id, scope);
                await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberAdded, "member", id) { Detail = await roles.NameAsync(connection, transaction, roleId) });
                return await InviteAsync(connection, transaction, id);
            },
            cancel);

    /// <summary>Sends a member a fresh link to choose a password.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> InviteAsync(Manager by, string id, CancellationToken cancel = default) => ChangeAsync(by, id, becomes: null, async (connection, transaction, _) =>
    {
        await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberInvited, "member", id));
        return await InviteAsync(connection, transaction, id);
    }, cancel);

    /// <summary>Gives a member another name, role and scope.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> EditAsync(Manager by, string id, string name, string roleId, StaffScope scope, CancellationToken cancel = default) => ChangeAsync(
        by, id, async (connection, transaction, _) => await roles.PermissionsAsync(connection, transaction, roleId) is { } permissions ? new(permissions, scope) : null,
        async (connection, transaction, _) =>
        {
            if (await RefuseAsync(connection, transaction, by, roleId, scope) is { } refused)
            {
                return refused;
            }

            await connection.ExecuteAsync("update staff_member set name = @name, role_id = @roleId where id = @id", new { id, name, roleId }, transaction);
            await StaffScopes.SetAsync(connection, transaction, id, scope);
            await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberChanged, "member", id) { Detail = await roles.NameAsync(connection, transaction, roleId) });
            return null;
        },
        cancel);

    /// <summary>Disables a member: every sign-in ends, and there is no other until they are enabled.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> DisableAsync(Manager by, string id, string why, CancellationToken cancel = default) =>
        by.Id == id ? Task.FromResult<string?>(TeamRules.NotYourself)
        : Take(by, id, why, ActionKinds.MemberDisabled, static (_, _, _) => Task.FromResult<Powers?>(null), async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                "update staff_member set disabled_at = @now, security_stamp = @stamp where id = @id and disabled_at is null",
                new { id, now = clock.GetUtcNow().ToUnixTimeMilliseconds(), stamp = SecurityStamp.New() }, transaction);
            await connection.ExecuteAsync("delete from staff_invitation where staff_id = @id", new { id }, transaction);
        }, cancel);

    /// <summary>Lets a member sign in again.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> EnableAsync(Manager by, string id, CancellationToken cancel = default) => ChangeAsync(by, id, becomes: null, async (connection, transaction, _) =>
    {
        await connection.ExecuteAsync("update staff_member set disabled_at = null where id = @id", new { id }, transaction);
        await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberEnabled, "member", id));
        return null;
    }, cancel);

    /// <summary>Takes a member's second factor away; they set up another when they sign in next.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> ResetFactorAsync(Manager by, string id, string why, CancellationToken cancel = default) =>
        Take(by, id, why, ActionKinds.FactorReset, becomes: null, async (connection, transaction) =>
        {
            await Authenticators.RemoveAsync(connection, transaction, id);
            await connection.ExecuteAsync("update staff_member set security_stamp = @stamp where id = @id", new { id, stamp = SecurityStamp.New() }, transaction);
        }, cancel);

    /// <summary>Signs a member out everywhere.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> SignOutAsync(Manager by, string id, string why, CancellationToken cancel = default) =>
        Take(by, id, why, ActionKinds.SignedOut, becomes: null, (_, _) => Task.CompletedTask, cancel);

    private delegate Task<Powers?> Becomes(DbConnection connection, DbTransaction transaction, TeamMember member);

    /// <summary>What takes something from a member: for a reason, and with all their sign-ins.</summary>
    private Task<string?> Take(
        Manager by, string id, string why, string what, Becomes? becomes, Func<DbConnection, DbTransaction, Task> take, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(why) ? Task.FromResult<string?>(TeamRules.SayWhy) : ChangeAsync(by, id, becomes, async (connection, transaction, _) =>
        {
            await take(connection, transaction);
            await StaffSignIns.EndAllAsync(connection, transaction, id);
            await actions.AddAsync(connection, transaction, new(by.Id, what, "member", id) { Why = why.Trim() });
            return null;
        }, cancel);

    /// <param name="becomes">What the member is to be afterwards; null when that does not change.</param>
    private Task<string?> ChangeAsync(
        Manager by, string id, Becomes? becomes, Func<DbConnection, DbTransaction, TeamMember, Task<string?>> change, CancellationToken cancel) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                // Two who take the last two administrators at once wait here for each other.
                await connection.ExecuteAsync("update staff_role set name = name where permissions = 'everything'", transaction: transaction);
                if (await TeamTable.FindAsync(connection, transaction, id) is not { } member)
                {
                    return NotThere;
                }

                var powers = member.PowersIn(await StaffScopes.OfAsync(connection, transaction, id));
                var can = member is { DisabledAt: null, HasPassword: 1 } ? powers : null;
                return TeamRules.WhyNotChange(by.Powers, powers, by.DivisionOf)
                    ?? (becomes is null ? null : TeamRules.WhyNotTake(
                        can, await becomes(connection, transaction, member), await TeamTable.OtherAdministratorsAsync(connection, transaction, id)))
                    ?? await change(connection, transaction, member);
            },
            cancel);

    private async Task<string?> RefuseAsync(DbConnection connection, DbTransaction transaction, Manager by, string roleId, StaffScope scope) =>
        await roles.PermissionsAsync(connection, transaction, roleId) is { } permissions
            ? TeamRules.WhyNotGive(by.Powers, new(permissions, scope), by.DivisionOf)
            : RoleTable.NotThere;

    private async Task<string?> InviteAsync(DbConnection connection, DbTransaction transaction, string id)
    {
        // The outbox holds ids alone: the link is made when the mail is sent.
        await connection.ExecuteAsync(
            """
            insert into outbox (cause, template, channel, recipient_kind, recipient_id, subject_kind, subject_id, created_at)
            values (@cause, @Template, 'email', 'member', @id, 'invitation', @id, @now)
            """,
            new { cause = $"staff-invitation/{TextId.New(clock)}", StaffInvitations.Template, id, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction);
        return null;
    }
}
