using Dapper;

namespace CustomerConnect.Storage.Staff.Links;

/// <summary>A link with what it brought since a moment. Instants in milliseconds since 1970-01-01 UTC.</summary>
public sealed record LinkRecord
{
    /// <summary>Id of the link.</summary>
    public required string Id { get; init; }

    /// <summary>Its part of the address <c>/r/{slug}</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Source tag, or null.</summary>
    public string? Source { get; init; }

    /// <summary>1 when it is on.</summary>
    public long Enabled { get; init; }

    /// <summary>First moment it works, or null.</summary>
    public long? ValidFrom { get; init; }

    /// <summary>First moment it does not work any more, or null.</summary>
    public long? ValidUntil { get; init; }

    /// <summary>Most new sessions a minute, or null for any.</summary>
    public long? Throttle { get; init; }

    /// <summary>Community.</summary>
    public required string Community { get; init; }

    /// <summary>Project of its scope, or null.</summary>
    public string? Project { get; init; }

    /// <summary>Model of its scope, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Building of its scope, or null.</summary>
    public string? Building { get; init; }

    /// <summary>Home of its scope, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Times it was opened since.</summary>
    public long Loads { get; init; }

    /// <summary>Times it was opened in the last 24 hours.</summary>
    public long LastDay { get; init; }

    /// <summary>Times it was opened in the 14 days before those.</summary>
    public long Before { get; init; }

    /// <summary>Start of the hour it was last opened in, ever; null for never.</summary>
    public long? LastHour { get; init; }

    /// <summary>Sessions that started since.</summary>
    public long Sessions { get; init; }

    /// <summary>Those of them that signed in.</summary>
    public long SignedIn { get; init; }

    /// <summary>Those of them that reserved.</summary>
    public long Reserved { get; init; }
}

/// <summary>A page of links, by name.</summary>
/// <param name="After">Name and id of the last one, where the next page starts; null when this is the last.</param>
public sealed record LinkPage(IReadOnlyList<LinkRecord> Rows, LinkMark? After);

/// <summary>Where a page of links ended.</summary>
public sealed record LinkMark(string Name, string Id);

/// <summary>Loads of a link in one hour.</summary>
/// <param name="Hour">Start of the hour, milliseconds since 1970-01-01 UTC.</param>
public sealed record HourOfLoads(long Hour, long Loads);

/// <summary>Links for staff, with their loads and what came of them.</summary>
public sealed class LinkTable(IDatabase database, TimeProvider clock)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    private const string Select =
        """
        select l.id as Id, l.slug as Slug, l.name as Name, l.source_tag as Source, l.enabled as Enabled, l.valid_from as ValidFrom,
            l.valid_until as ValidUntil, l.max_sessions_per_minute as Throttle, l.community_id as Community, l.project_id as Project,
            l.model_id as Model, l.building_id as Building, l.unit_id as Unit,
            coalesce((select sum(o.loads) from link_load o where o.link_id = l.id and o.hour >= @since), 0) as Loads,
            coalesce((select sum(o.loads) from link_load o where o.link_id = l.id and o.hour >= @dayAgo), 0) as LastDay,
            coalesce((select sum(o.loads) from link_load o where o.link_id = l.id and o.hour >= @fortnight and o.hour < @dayAgo), 0) as Before,
            (select max(o.hour) from link_load o where o.link_id = l.id) as LastHour,
            (select count(*) from session_view s where s.link_id = l.id and s.started_at >= @since) as Sessions,
            (select count(*) from session_view s where s.link_id = l.id and s.started_at >= @since and s.contact_id is not null) as SignedIn,
            (select count(*) from session_view s where s.link_id = l.id and s.started_at >= @since and s.reservation_id is not null) as Reserved
        from (select link.*, community.division_id from link join community on community.id = link.community_id) l
        """;

    /// <summary>A page of the links a member may see, by name.</summary>
    /// <param name="scope">What may be seen.</param>
    /// <param name="since">From when loads and sessions count.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkPage> PageAsync(StaffScope scope, DateTimeOffset since, LinkMark? after = null, CancellationToken cancel = default)
    {
        var values = Moments(since);
        values.AddDynamicParams(new { afterName = after?.Name, afterId = after?.Id });
        var rest = after is null ? "" : "and (l.name, l.id) > (@afterName, @afterId)";
        var sql = $"{Select} where {scope.Condition("l", values)} {rest} order by l.name, l.id limit {PageSize + 1}";
        var rows = await QueryAsync<LinkRecord>(sql, values, cancel);
        if (rows.Count <= PageSize)
        {
            return new(rows, null);
        }

        rows.RemoveAt(PageSize);
        return new(rows, new(rows[^1].Name, rows[^1].Id));
    }

    /// <summary>One link, or null when there is none or the member may not see it.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkRecord?> FindAsync(StaffScope scope, string id, DateTimeOffset since, CancellationToken cancel = default)
    {
        var values = Moments(since);
        values.Add("id", id);
        return (await QueryAsync<LinkRecord>($"{Select} where {scope.Condition("l", values)} and l.id = @id", values, cancel)).FirstOrDefault();
    }

    /// <summary>Its loads by hour since a moment, in order; hours without any are left out. A quarter of a year at most.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<HourOfLoads>> HoursAsync(string id, DateTimeOffset since, CancellationToken cancel = default) =>
        await QueryAsync<HourOfLoads>(
            "select hour as Hour, loads as Loads from link_load where link_id = @id and hour >= @since order by hour limit 2300",
            new DynamicParameters(new { id, since = since.ToUnixTimeMilliseconds() }), cancel);

    // The fortnight before the last day, as TrafficRules compares them.
    private DynamicParameters Moments(DateTimeOffset since)
    {
        var now = clock.GetUtcNow();
        return new(new
        {
            since = since.ToUnixTimeMilliseconds(), dayAgo = now.AddDays(-1).ToUnixTimeMilliseconds(), fortnight = now.AddDays(-15).ToUnixTimeMilliseconds(),
        });
    }

    private Task<List<T>> QueryAsync<T>(string sql, DynamicParameters values, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
}
