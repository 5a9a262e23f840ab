using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Actions;
using Dapper;

namespace CustomerConnect.Storage.Staff.FollowUp;

/// <summary>The lists for who may see their items, and what was done about them.</summary>
public sealed class FollowUpTable(IDatabase database, StaffActions actions, TimeProvider clock)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>Rows that an export reads at one time.</summary>
    public const int ExportSize = 200;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 500;

    private const string Columns =
        """
        select q.item_id as Id, q.fact as Fact, q.at as At, q.contact_id as Contact, c.first_name as FirstName, c.last_name as LastName, c.email as Email,
            coalesce(c.mobile, c.phone) as Phone, q.session_id as Session, q.community_id as Community, q.project_id as Project, q.unit_id as Unit,
            q.detail as Detail, q.figure as Figure, w.name as Who, f.fact as Seen, f.at as DoneAt, m.name as DoneBy, f.note as Note
        """;

    /// <summary>A page of a list.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="size">Rows of the page.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<FollowUpPage> PageAsync(
        StaffScope scope, FollowUpList list, FollowUpFilter filter, FollowUpWorld world, FollowUpMark? after = null, int size = PageSize,
        CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var from = From(scope, list, filter, world, values);
        var oldest = FollowUpSources.OldestFirst(list);
        if (after is not null)
        {
            values.AddDynamicParams(new { afterAt = after.At, afterId = after.Id });
            from += $" and (q.at, q.item_id) {(oldest ? ">" : "<")} (@afterAt, @afterId)";
        }

        var order = oldest ? "asc" : "desc";
        var rows = await QueryAsync($"{Columns} {from} order by q.at {order}, q.item_id {order} limit {size + 1}", values, cancel);
        if (rows.Count <= size)
        {
            return new(rows, null);
        }

        rows.RemoveAt(size);
        return new(rows, new(rows[^1].At, rows[^1].Id));
    }

    /// <summary>How many items a list has.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<long> CountAsync(StaffScope scope, FollowUpList list, FollowUpFilter filter, FollowUpWorld world, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        var sql = $"select count(*) {From(scope, list, filter, world, values)}";
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, values, cancellationToken: cancel)), cancel);
    }

    /// <summary>One item, done or not; null when it is not in the list (any more) or the member may not see it.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<FollowUpItem?> FindAsync(StaffScope scope, FollowUpList list, string id, FollowUpWorld world, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { id });
        return (await QueryAsync($"{Columns} {From(scope, list, null, world, values)} and q.item_id = @id", values, cancel)).FirstOrDefault();
    }

    /// <summary>Something was done about what was seen of an item. The same form sent twice is one deed.</summary>
    /// <param name="fact">The fact that was seen.</param>
    /// <param name="action">The line of the audit trail; whose it is did it.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task DoneAsync(FollowUpList list, string id, long fact, string? note, StaffAction action, CancellationToken cancel = default) =>
        WriteAsync(
            """
            insert into follow_up_done (list, item_id, fact, note, by_staff, at) values (@list, @id, @fact, @note, @by, @now)
            on conflict (list, item_id) do update set fact = excluded.fact, note = excluded.note, by_staff = excluded.by_staff, at = excluded.at
            where excluded.fact > follow_up_done.fact
                or (excluded.fact = follow_up_done.fact and coalesce(excluded.note, '') <> coalesce(follow_up_done.note, ''))
            """,
            new { list = Word(list), id, fact, note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), by = action.By, now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            action, cancel);

    /// <summary>What was done is not done.</summary>
    /// <param name="action">The line of the audit trail, with the reason.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task UndoAsync(FollowUpList list, string id, StaffAction action, CancellationToken cancel = default) =>
        WriteAsync("delete from follow_up_done where list = @list and item_id = @id", new { list = Word(list), id }, action, cancel);

    /// <summary>The word of a list, in tables and addresses.</summary>
    public static string Word(FollowUpList list) => list.ToString().ToLowerInvariant();

    // With its line in the audit trail, or neither: a form that changes nothing any more leaves none.
    private Task WriteAsync(string sql, object values, StaffAction action, CancellationToken cancel) => database.WriteAsync(
        async (connection, transaction) => await connection.ExecuteAsync(sql, values, transaction) > 0 && await actions.AddAsync(connection, transaction, action) > 0, cancel);

    private static string From(StaffScope scope, FollowUpList list, FollowUpFilter? filter, FollowUpWorld world, DynamicParameters values)
    {
        values.AddDynamicParams(new { list = Word(list), filter?.Division, filter?.Community });
        List<string> conditions = [scope.Condition("q", values)];
        if (filter is not null)
        {
            conditions.Add(filter.Done ? FollowUpRules.Done : $"not {FollowUpRules.Done}");
        }

        if (filter?.Division is not null)
        {
            conditions.Add("q.division_id = @Division");
        }

        if (filter?.Community is not null)
        {
            conditions.Add("q.community_id = @Community");
        }

        return
            $"""
            from (select x.*, k.division_id from ({FollowUpSources.Of(list, world, values)}) x left join community k on k.id = x.community_id) q
                left join contact c on c.contact_id = q.contact_id left join staff_member w on w.id = q.staff_id
                left join follow_up_done f on f.list = @list and f.item_id = q.item_id left join staff_member m on m.id = f.by_staff
            where {string.Join(" and ", conditions)}
            """;
    }

    private Task<List<FollowUpItem>> QueryAsync(string sql, DynamicParameters values, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<FollowUpItem>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
}
