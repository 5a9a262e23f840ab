using Dapper;

namespace CustomerConnect.Storage.Staff.Actions;

/// <summary>A line of the audit trail, with the names that belong to its ids.</summary>
public sealed record ActionRecord
{
    /// <summary>Id of the line.</summary>
    public required string Id { get; init; }

    /// <summary>When, milliseconds since 1970-01-01 UTC.</summary>
    public long At { get; init; }

    /// <summary>Id of the member who did it, or null.</summary>
    public string? By { get; init; }

    /// <summary>Their name; null for nobody known.</summary>
    public string? ByName { get; init; }

    /// <summary>One of <see cref="ActionKinds"/>.</summary>
    public required string What { get; init; }

    /// <summary>What it was done to.</summary>
    public string? OnKind { get; init; }

    /// <summary>Id of that.</summary>
    public string? OnId { get; init; }

    /// <summary>Name of the member, role or link that it was done to; null for others, and for what is no more.</summary>
    public string? OnName { get; init; }

    /// <summary>The reason, or null.</summary>
    public string? Why { get; init; }

    /// <summary>What else there is to know, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Name of the community, or null.</summary>
    public string? Community { get; init; }

    /// <summary>Its time zone, or null.</summary>
    public string? Zone { get; init; }

    /// <summary>The session of a reservation, or null.</summary>
    public string? Session { get; init; }
}

/// <summary>Which lines are asked for. Null narrows nothing.</summary>
/// <param name="Group">First part of <see cref="ActionRecord.What"/>, such as <c>sign-in</c>.</param>
/// <param name="By">Id of the member who did it.</param>
/// <param name="Since">Then or later.</param>
public sealed record ActionFilter(string? Group, string? By, DateTimeOffset? Since);

/// <summary>Where a page ended: the next one is of lines older than this.</summary>
public sealed record ActionMark(long At, string Id);

/// <summary>A page of lines, the newest first.</summary>
/// <param name="Older">Where the next page starts, or null when this is the last.</param>
public sealed record ActionPage(IReadOnlyList<ActionRecord> Rows, ActionMark? Older);

/// <summary>The audit trail, for who may read it.</summary>
public sealed class ActionTable(IDatabase database)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    private const string Select =
        """
        select a.action_id as Id, a.at as At, a.staff_id as By, m.name as ByName, a.what as What, a.on_kind as OnKind, a.on_id as OnId,
            coalesce(om.name, ro.name, l.name) as OnName, a.why as Why, a.detail as Detail, c.name as Community, c.time_zone as Zone, r.session_id as Session
        from staff_action a
            left join project p on p.id = a.project_id
            left join community c on c.id = coalesce(a.community_id, p.community_id)
            left join staff_member m on m.id = a.staff_id
            left join staff_member om on a.on_kind = 'member' and om.id = a.on_id
            left join staff_role ro on a.on_kind = 'role' and ro.id = a.on_id
            left join link l on a.on_kind = 'link' and l.id = a.on_id
            left join reservation_view r on a.on_kind = 'reservation' and r.reservation_id = a.on_id
        """;

    /// <summary>
    /// A page of what a member may read: lines of the communities they see, and their own. Lines that belong to no community, such as those of
    /// accounts, are read by who sees everything.
    /// </summary>
    /// <param name="reader">Id of the member who reads.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<ActionPage> PageAsync(
        StaffScope scope, string reader, ActionFilter filter, ActionMark? before = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new
        {
            reader, from = $"{filter.Group}.", to = $"{filter.Group}/", filter.Group, filter.By, since = filter.Since?.ToUnixTimeMilliseconds(),
            beforeAt = before?.At, beforeId = before?.Id, take = PageSize + 1,
        });
        List<string> conditions = [scope.Everything ? "1 = 1" : $"(a.staff_id = @reader or {Seen(scope, values)})"];
        if (filter.Group is not null)
        {
            conditions.Add("(a.what = @Group or (a.what > @from and a.what < @to))");
        }

        if (filter.By is not null)
        {
            conditions.Add("a.staff_id = @By");
        }

        if (filter.Since is not null)
        {
            conditions.Add("a.at >= @since");
        }

        if (before is not null)
        {
            conditions.Add("(a.at, a.action_id) < (@beforeAt, @beforeId)");
        }

        var sql = $"{Select} where {string.Join(" and ", conditions)} order by a.at desc, a.action_id desc limit @take";
        var rows = await database.ReadAsync(
            async connection => (await connection.QueryAsync<ActionRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
        if (rows.Count <= PageSize)
        {
            return new(rows, null);
        }

        rows.RemoveAt(PageSize);
        return new(rows, new(rows[^1].At, rows[^1].Id));
    }

    // The scope knows columns of one table; the community's id is in another.
    private static string Seen(StaffScope scope, DynamicParameters values) =>
        $"exists (select 1 from (select c.id as community_id, c.division_id as division_id) s where {scope.Condition("s", values)})";
}
