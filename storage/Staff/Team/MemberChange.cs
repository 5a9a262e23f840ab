using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.Team;

/// <summary>Who changes the team.</summary>
/// <param name="Id">Id of the member.</param>
/// <param name="Powers">What they may do, and where.</param>
/// <param name="DivisionOf">The division of a community, from the catalog; null for one that there is not.</param>
public sealed record Manager(string Id, Powers Powers, Func<string, string?> DivisionOf);

/// <summary>What a member is to be after a change; null for who will not be able to sign in.</summary>
internal delegate Task<Powers?> Becomes(DbConnection connection, DbTransaction transaction);

/// <summary>A change to a member: one transaction, in which the rules are asked before anything is written.</summary>
internal static class MemberChange
{
    /// <summary>Makes the change; why not, or null.</summary>
    /// <param name="why">The reason; without one it is refused.</param>
    /// <param name="becomes">What the member is to be; null when that does not change.</param>
    /// <param name="change">Writes it, with its line in the audit trail; answers why not, or null.</param>
    public static Task<string?> RunAsync(
        IDatabase database, Manager by, string id, string? why, Becomes? becomes, Func<DbConnection, DbTransaction, Task<string?>> change, CancellationToken cancel) =>
        Reason.Missing(why) is { } refused ? Task.FromResult<string?>(refused) : database.WriteAsync(
            async (connection, transaction) =>
            {
                // Two who take the last two administrators at once wait here for each other.
                await connection.ExecuteAsync("update staff_role set name = name where permissions = 'everything'", transaction: transaction);
                if (await TeamTable.FindAsync(connection, transaction, id) is not { } member)
                {
                    return TeamRules.NotThere;
                }

                var powers = member.PowersIn(await StaffScopes.OfAsync(connection, transaction, id));
                var can = member is { DisabledAt: null, HasPassword: 1 } ? powers : null;
                return TeamRules.WhyNotChange(by.Powers, powers, by.DivisionOf)
                    ?? (becomes is null ? null : TeamRules.WhyNotTake(
                        can, await becomes(connection, transaction), await TeamTable.OtherAdministratorsAsync(connection, transaction, id)))
                    ?? await change(connection, transaction);
            },
            cancel);
}
