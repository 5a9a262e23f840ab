using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SignIns;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>
/// Changes to members: each is one transaction with its rules, what follows from it, and its line in the audit trail. They answer why they
/// were refused, or null.
/// </summary>
public sealed class TeamChanges(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>What is said when an address is taken.</summary>
    public const string HasAnAccount = "Somebody has an account with that address.";

    /// <summary>Adds a member, who gets a mail with a link to choose a password.</summary>
    /// <param name="email">A valid address.</param>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> AddAsync(
        Manager by, string id, string name, string email, string roleId, StaffScope scope, string? why, CancellationToken cancel = default) =>
        Reason.Missing(why) is { } missing ? Task.FromResult<string?>(missing) : database.WriteAsync(
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
                await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberAdded, "member", id) { Why = why!.Trim(), Detail = await RoleTable.NameAsync(connection, transaction, roleId) });
                return await InviteAsync(connection, transaction, id);
            },
            cancel);

    /// <summary>Sends a member a fresh link to choose a password.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> InviteAsync(Manager by, string id, string? why, CancellationToken cancel = default) => MemberChange.RunAsync(database, by, id, why, becomes: null, async (connection, transaction) =>
    {
        await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberInvited, "member", id) { Why = why!.Trim() });
        return await InviteAsync(connection, transaction, id);
    }, cancel);

    /// <summary>Gives a member another name, role and scope.</summary>
    /// <param name="why">The reason; empty is refused.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> EditAsync(
        Manager by, string id, string name, string roleId, StaffScope scope, string? why, CancellationToken cancel = default) => MemberChange.RunAsync(
        database, by, id, why, async (connection, transaction) => await RoleTable.PermissionsAsync(connection, transaction, roleId) is { } permissions ? new(permissions, scope) : null,
        async (connection, transaction) =>
        {
            if (await RefuseAsync(connection, transaction, by, roleId, scope) is { } refused)
            {
                return refused;
            }

            await connection.ExecuteAsync("update staff_member set name = @name, role_id = @roleId where id = @id", new { id, name, roleId }, transaction);
            await StaffScopes.SetAsync(connection, transaction, id, scope);
            await actions.AddAsync(connection, transaction, new(by.Id, ActionKinds.MemberChanged, "member", id) { Why = why!.Trim(), Detail = await RoleTable.NameAsync(connection, transaction, roleId) });
            return null;
        },
        cancel);

    private static async Task<string?> RefuseAsync(DbConnection connection, DbTransaction transaction, Manager by, string roleId, StaffScope scope) =>
        await RoleTable.PermissionsAsync(connection, transaction, roleId) is { } permissions
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
