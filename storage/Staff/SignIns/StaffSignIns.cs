using System.Data.Common;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.SignIns;

/// <summary>
/// Where members are signed in. The row is asked for at each request: whoever ends it ends the sign-in at once, on every node. Its id lies
/// in a sealed cookie.
/// </summary>
public sealed class StaffSignIns(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>A sign-in ends by itself when it was not used for so long: a shift.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Most places where one member is signed in; the one used longest ago makes room.</summary>
    public const int Most = 20;

    private static readonly TimeSpan _seenEach = TimeSpan.FromMinutes(1);

    /// <summary>Signs a member in; the id of the sign-in.</summary>
    /// <param name="device">Browser and system, for the member's own list.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> BeginAsync(string staffId, string device, CancellationToken cancel = default)
    {
        var id = TextId.New(clock);
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("delete from staff_sign_in where seen_at <= @over", new { over = Over }, transaction);
                await connection.ExecuteAsync(
                    "insert into staff_sign_in (id, staff_id, device, started_at, seen_at) values (@id, @staffId, @device, @now, @now)",
                    new { id, staffId, device, now = Now }, transaction);
                await connection.ExecuteAsync(
                    """
                    delete from staff_sign_in where staff_id = @staffId and id not in (
                        select id from staff_sign_in where staff_id = @staffId order by seen_at desc, id desc limit @Most)
                    """, new { staffId, Most }, transaction);
                return await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.SignedIn) { Detail = device });
            },
            cancel);
        return id;
    }

    /// <summary>Who is signed in, as they are now; null when the sign-in has ended or the member is disabled.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<SignedInMember?> FindAsync(string id, CancellationToken cancel = default)
    {
        var found = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
                """
                select m.id as Id, m.name as Name, m.email as Email, r.permissions as Permissions, s.seen_at as SeenAt
                from staff_sign_in s join staff_member m on m.id = s.staff_id left join staff_role r on r.id = m.role_id
                where s.id = @id and s.seen_at > @over and m.disabled_at is null
                """, new { id, over = Over }, cancellationToken: cancel)), cancel);
        if (found is not null && Now - found.SeenAt >= (long)_seenEach.TotalMilliseconds)
        {
            await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
                "update staff_sign_in set seen_at = @now where id = @id", new { id, now = Now }, transaction), cancel);
        }

        return found is null ? null : new(found.Id, found.Name, found.Email, (found.Permissions ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Where a member is signed in, the place used last first.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<StaffSignIn>> OfMemberAsync(string staffId, CancellationToken cancel = default) => await database.ReadAsync(
        async connection => (await connection.QueryAsync<StaffSignIn>(new CommandDefinition(
            """
            select id as Id, device as Device, started_at as StartedAt, seen_at as SeenAt from staff_sign_in
            where staff_id = @staffId and seen_at > @over order by seen_at desc, id desc limit @Most
            """, new { staffId, over = Over, Most }, cancellationToken: cancel))).AsList(), cancel);

    /// <summary>Ends one sign-in of a member; false when they had none of that id.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<bool> EndAsync(string staffId, string id, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            var ended = await connection.ExecuteAsync("delete from staff_sign_in where staff_id = @staffId and id = @id", new { staffId, id }, transaction) == 1;
            return ended && await actions.AddAsync(connection, transaction, new(staffId, ActionKinds.SignedOut, "member", staffId)) == 1;
        },
        cancel);

    /// <summary>Ends all sign-ins of a member, or all but one.</summary>
    /// <param name="by">Who ends them: the member, or somebody who manages the team.</param>
    /// <param name="why">The reason, when it is somebody else.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task EndAllAsync(string staffId, string by, string? why = null, string? except = null, CancellationToken cancel = default) => database.WriteAsync(
        async (connection, transaction) =>
        {
            await EndAllAsync(connection, transaction, staffId, except);
            return await actions.AddAsync(
                connection, transaction, new(by, ActionKinds.SignedOut, "member", staffId) { Why = why, Detail = except is null ? "everywhere" : "everywhere else" });
        },
        cancel);

    /// <summary>The same with a change that asks for it, such as another password.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> EndAllAsync(DbConnection connection, DbTransaction transaction, string staffId, string? except = null) => connection.ExecuteAsync(
        "delete from staff_sign_in where staff_id = @staffId and id <> @except", new { staffId, except = except ?? "" }, transaction);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private long Over => Now - (long)Idle.TotalMilliseconds;

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public required string Email { get; init; }

        public string? Permissions { get; init; }

        public long SeenAt { get; init; }
    }
}
