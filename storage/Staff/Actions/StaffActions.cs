using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Staff.Actions;

/// <summary>
/// Writes down what staff do, in table <c>staff_action</c>: with the change itself where there is one. What they do to sessions, homes,
/// reservations and identities is not written here but by the append of its event.
/// </summary>
public sealed class StaffActions(IDatabase database, TimeProvider clock)
{
    /// <summary>Longest reason and detail, in characters; what is longer is cut.</summary>
    public const int Longest = 500;

    /// <summary>How long sign-ins, and tries at them, are kept: a year and a month. Other lines stay as long as the log (docs/adr/0014).</summary>
    public static readonly TimeSpan SignInsKeptFor = TimeSpan.FromDays(400);

    /// <summary>Writes an action in a transaction of its own: for what changes nothing, such as an export or a try to sign in.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task AddAsync(StaffAction action, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => AddAsync(connection, transaction, action), cancel);

    /// <summary>Writes an action with the change that it is.</summary>
    /// <returns>1.</returns>
    public Task<int> AddAsync(DbConnection connection, DbTransaction transaction, StaffAction action) => connection.ExecuteAsync(
        """
        insert into staff_action (action_id, at, staff_id, what, on_kind, on_id, why, detail, community_id)
        values (@id, @at, @By, @What, @OnKind, @OnId, @why, @detail, @Community)
        """,
        new
        {
            id = TextId.New(clock), at = clock.GetUtcNow().ToUnixTimeMilliseconds(), action.By, action.What, action.OnKind, action.OnId,
            why = Cut(action.Why), detail = Cut(action.Detail), action.Community,
        }, transaction);

    /// <summary>Forgets up to so many lines of sign-ins that are older than <see cref="SignInsKeptFor"/>. How many it was.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<int> ForgetOldSignInsAsync(int most, CancellationToken cancel = default) => database.WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(
            """
            delete from staff_action where action_id in (
                select action_id from staff_action where what in (@SignedIn, @SignedOut, @PasswordFailed, @CodeFailed) and at < @before limit @most)
            """,
            new
            {
                ActionKinds.SignedIn, ActionKinds.SignedOut, ActionKinds.PasswordFailed, ActionKinds.CodeFailed, most,
                before = (clock.GetUtcNow() - SignInsKeptFor).ToUnixTimeMilliseconds(),
            }, transaction),
        cancel);

    private static string? Cut(string? text) => text is { Length: > Longest } ? text[..Longest] : text;
}
