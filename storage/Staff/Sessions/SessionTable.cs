using Dapper;

namespace CustomerConnect.Storage.Staff.Sessions;

/// <summary>Where a page of the table ended: the next one is of rows older than this.</summary>
/// <param name="ChangedAt">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="Id">The session, to tell rows of the same millisecond apart.</param>
public sealed record SessionMark(long ChangedAt, string Id);

/// <summary>A page of sessions, the one that changed last first.</summary>
/// <param name="Older">Where the next page starts, or null when this is the last.</param>
public sealed record SessionPage(IReadOnlyList<SessionRecord> Rows, SessionMark? Older);

/// <summary>Sessions for staff, read from <c>session_view</c> by its indexes.</summary>
public sealed class SessionTable(IDatabase database)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Most sessions that are read by id at one time.</summary>
    public const int MostById = 200;

    // A realtor has been here more often than anybody looks at.
    private const int MostDeposits = 5, MostOfContact = 20;

    private const string What =
        $"""
        select s.session_id as Id, s.version as Version, s.division_id as Division, s.community_id as Community,
            s.project_id as Project, s.model_id as Model, s.unit_id as Unit, s.link_id as LinkId, l.name as Link, s.contact_id as Contact,
            s.contact_kind as Kind, c.first_name as FirstName, c.last_name as LastName, s.status as Status, s.step as Step,
            case when exists (select 1 from staff_event q where q.session_id = s.session_id and {SessionStates.Waits}) then 1 else 0 end as Queued,
            r.status as Reservation, r.changed_at as ReservationChangedAt, d.changed_at as DepositChangedAt, d.mode as DepositMode,
            coalesce(d.captured_cents, 0) as Captured,
            coalesce(d.status, s.deposit_status) as Deposit, coalesce(d.attempts, 0) as Attempts, d.last_failure as LastFailure, s.hold_until as HoldUntil,
            s.browser as Browser, s.browser_version as BrowserVersion, s.os as Os, coalesce(s.outdated, 0) as Outdated,
            s.started_at as StartedAt, s.changed_at as ChangedAt
        """;

    private const string Belonging =
        """
            left join contact c on c.contact_id = s.contact_id
            left join link l on l.id = s.link_id
            left join deposit_view d on d.deposit_id = s.deposit_id
            left join reservation_view r on r.reservation_id = s.reservation_id
        """;

    private const string Order = "order by s.changed_at desc, s.session_id desc";

    /// <summary>A page of what a member may see.</summary>
    /// <param name="scope">What may be seen.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="before">Where the page before ended; null for the first.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<SessionPage> PageAsync(
        StaffScope scope, SessionFilter filter, SessionMark? before = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var sql =
            $"""
            with found as ({FoundSessions.Sql(scope, filter, before, database.Dialect, values)})
            {What} from found f join session_view s on s.session_id = f.session_id {Belonging} {Order}
            """;
        return await database.ReadAsync(async connection =>
        {
            var rows = (await connection.QueryAsync<SessionRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList();
            if (rows.Count <= PageSize)
            {
                return new SessionPage(rows, null);
            }

            rows.RemoveAt(PageSize);
            return new SessionPage(rows, new SessionMark(rows[^1].ChangedAt, rows[^1].Id));
        }, cancel);
    }

    /// <summary>Ids of the sessions that reservations and deposits belong to, and of the newest that contacts were in.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<string>> BelongingToAsync(
        IReadOnlyCollection<string> reservations, IReadOnlyCollection<string> deposits, IReadOnlyCollection<string> contacts, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var sql =
            $"""
            select session_id from reservation_view where session_id is not null and {SqlList.In("reservation_id", "r", reservations, values)}
            union select session_id from deposit_view where session_id is not null and {SqlList.In("deposit_id", "d", deposits, values)}
            union select s.session_id from contact c join session_view s on s.session_id in (
                select session_id from session_view where contact_id = c.contact_id order by changed_at desc limit {MostOfContact})
            where {SqlList.In("c.contact_id", "k", contacts, values)}
            """;
        return await database.ReadAsync(async connection => (await connection.QueryAsync<string>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
    }

    /// <summary>Ids of the deposits of a session, the newest first: one that held a home twice has had two.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<string>> DepositsAsync(string session, CancellationToken cancel = default) => await database.ReadAsync(
        async connection => (await connection.QueryAsync<string>(new CommandDefinition(
            $"select deposit_id from deposit_view where session_id = @session order by changed_at desc, deposit_id desc limit {MostDeposits}", new { session },
            cancellationToken: cancel))).AsList(), cancel);

    /// <summary>Sessions by id, at most <see cref="MostById"/>; those that do not exist are left out. For whom they are is the caller's to ask.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<SessionRecord>> ByIdAsync(IReadOnlyCollection<string> ids, CancellationToken cancel = default)
    {
        if (ids.Count > MostById)
        {
            throw new ArgumentOutOfRangeException(nameof(ids), ids.Count, $"At most {MostById} sessions are read at one time.");
        }

        var values = new DynamicParameters();
        var sql = $"{What} from session_view s {Belonging} where {SqlList.In("s.session_id", "id", ids, values)} {Order}";
        return await database.ForFeed.ReadAsync(
            async connection => (await connection.QueryAsync<SessionRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
    }
}
