using Dapper;

namespace CustomerConnect.Storage.Staff.Notices;

/// <summary>Notices under the bell, and what each member has read of them.</summary>
public sealed class NoticeTable(IDatabase database, TimeProvider clock)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Most unread notices that are counted.</summary>
    public const int MostCounted = 100;

    /// <summary>Most that are read to be told at one time.</summary>
    public const int MostTold = 200;

    /// <summary>How long notices are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    // Notices know their community alone; whose division it is, the catalog says.
    private const string From = "(select v.*, m.division_id from staff_notice v left join community m on m.id = v.community_id) n";

    // Kinds that a member without their permission is not told of, beside the condition of the scope.
    private static string Told(IReadOnlyCollection<string>? hidden, DynamicParameters values) =>
        hidden is { Count: > 0 } ? $"not ({SqlList.In("n.kind", "hidden", hidden, values)})" : "1 = 1";

    private const string Columns =
        """
        n.notice_id as Id, n.kind as Kind, n.at as At, n.division_id as Division, n.community_id as Community, n.project_id as Project, n.unit_id as Unit,
        n.session_id as Session, n.contact_id as Contact, n.link_id as Link, l.name as LinkName, c.first_name as FirstName, c.last_name as LastName
        """;

    private const string Names = "left join contact c on c.contact_id = n.contact_id left join link l on l.id = n.link_id";
    private const string UpTo = "coalesce((select b.read_up_to from staff_bell b where b.staff_id = @staffId), 0)";
    private const string IsRead = $"(n.notice_id <= {UpTo} or exists (select 1 from staff_notice_read x where x.staff_id = @staffId and x.notice_id = n.notice_id))";

    /// <summary>A page of what a member may see.</summary>
    /// <param name="before">The number that the page starts below; null for the first.</param>
    /// <param name="hidden">Kinds that the member is not told of.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<NoticePage> PageAsync(
        string staffId, StaffScope scope, long? before, IReadOnlyCollection<string>? hidden = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { staffId, before = before ?? long.MaxValue });
        var rows = await ListAsync(
            $"""
            select {Columns}, case when {IsRead} then 1 else 0 end as Read from {From} {Names}
            where n.notice_id < @before and {scope.Condition("n", values)} and {Told(hidden, values)} order by n.notice_id desc limit {PageSize + 1}
            """, values, cancel);
        if (rows.Count <= PageSize)
        {
            return new(rows, null);
        }

        rows.RemoveAt(PageSize);
        return new(rows, rows[^1].Id);
    }

    /// <summary>How the member's bell stands.</summary>
    /// <param name="hidden">Kinds that the member is not told of.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<BellCount> CountAsync(string staffId, StaffScope scope, IReadOnlyCollection<string>? hidden = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { staffId });
        // The last one first: what comes in between is counted and heard of, and told apart by its number.
        var sql = $"""
            select (select coalesce(max(notice_id), 0) from staff_notice) as Last, (select count(*) from (
                select 1 from {From} where not {IsRead} and {scope.Condition("n", values)} and {Told(hidden, values)} limit {MostCounted}) unread) as Unread
            """;
        return database.ReadAsync(
            async connection =>
            {
                var (last, unread) = await connection.QuerySingleAsync<(long Last, long Unread)>(new CommandDefinition(sql, values, cancellationToken: cancel));
                return new BellCount(unread, last);
            }, cancel);
    }

    /// <summary>Number of the newest notice; 0 when there is none.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<long> LastAsync(CancellationToken cancel = default) =>
        database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select coalesce(max(notice_id), 0) from staff_notice"), cancel);

    /// <summary>Notices after one, in order, whoever may see them; at most <see cref="MostTold"/>.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<NoticeRecord>> AfterAsync(long last, CancellationToken cancel = default) => await ListAsync(
        $"select {Columns}, 0 as Read from {From} {Names} where n.notice_id > @last order by n.notice_id limit {MostTold}",
        new DynamicParameters(new { last }), cancel);

    /// <summary>The member has read one; nothing happens when they may not see it.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task ReadAsync(string staffId, StaffScope scope, long notice, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { staffId, notice });
        return database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                $"""
                insert into staff_notice_read (staff_id, notice_id)
                select @staffId, n.notice_id from {From} where n.notice_id = @notice and {scope.Condition("n", values)}
                on conflict (staff_id, notice_id) do nothing
                """, values, transaction),
            cancel);
    }

    /// <summary>The member has read all up to one: those that came since their page was drawn stay unread.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task ReadAllAsync(string staffId, long upTo, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    """
                    insert into staff_bell (staff_id, read_up_to)
                    select @staffId, coalesce(max(notice_id), 0) from staff_notice where notice_id <= @upTo
                    on conflict (staff_id) do update set read_up_to = excluded.read_up_to where excluded.read_up_to > staff_bell.read_up_to
                    """, new { staffId, upTo }, transaction);
                return await connection.ExecuteAsync(
                    "delete from staff_notice_read where staff_id = @staffId and notice_id <= @upTo", new { staffId, upTo }, transaction);
            },
            cancel);

    /// <summary>Forgets up to so many that are older than <see cref="KeptFor"/>. How many it was.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<int> ForgetOldAsync(int most, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "delete from staff_notice where notice_id in (select notice_id from staff_notice where at < @before order by at limit @most)",
                new { before = (clock.GetUtcNow() - KeptFor).ToUnixTimeMilliseconds(), most }, transaction),
            cancel);

    private Task<List<NoticeRecord>> ListAsync(string sql, DynamicParameters values, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<NoticeRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
}
