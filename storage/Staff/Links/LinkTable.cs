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

/// <summary>Which links are asked for. Null narrows nothing.</summary>
/// <param name="Text">Part of a name, of a source tag or of the address.</param>
/// <param name="On">True for those that are on, false for those that are off.</param>
public sealed record LinkFilter(string? Text, string? Division, string? Community, bool? On)
{
    /// <summary>As conditions on the table with alias <c>l</c>.</summary>
    internal IEnumerable<string> Conditions(DynamicParameters values)
    {
        if (Text is not null)
        {
            values.Add("like", $"%{Text.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%");
            yield return "(lower(l.name) like @like escape '\\' or lower(l.source_tag) like @like escape '\\' or lower(l.slug) like @like escape '\\')";
        }

        values.AddDynamicParams(new { Division, Community, on = On == true ? 1L : 0L });
        if (Division is not null)
        {
            yield return "l.division_id = @Division";
        }

        if (Community is not null)
        {
            yield return "l.community_id = @Community";
        }

        if (On is not null)
        {
            yield return "l.enabled = @on";
        }
    }
}

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
            (select max(o.hour) from link_load o where o.link_id = l.id) as LastHour
        from (select link.*, community.division_id from link join community on community.id = link.community_id) l
        """;

    /// <summary>A page of the links a member may see, by name.</summary>
    /// <param name="scope">What may be seen.</param>
    /// <param name="since">From when loads and sessions count.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="filter">What is asked for; null for all.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkPage> PageAsync(StaffScope scope, DateTimeOffset since, LinkMark? after = null, LinkFilter? filter = null, CancellationToken cancel = default)
    {
        var values = new DynamicParameters();
        values.AddDynamicParams(new { afterName = after?.Name, afterId = after?.Id });
        List<string> conditions = [scope.Condition("l", values), .. filter?.Conditions(values) ?? []];
        if (after is not null)
        {
            conditions.Add("(l.name, l.id) > (@afterName, @afterId)");
        }

        var rows = await QueryAsync<LinkRecord>($"{Select} where {string.Join(" and ", conditions)} order by l.name, l.id limit {PageSize + 1}", values, cancel);
        if (rows.Count <= PageSize)
        {
            return new(await CountAsync(rows, since, cancel), null);
        }

        rows.RemoveAt(PageSize);
        return new(await CountAsync(rows, since, cancel), new(rows[^1].Name, rows[^1].Id));
    }

    /// <summary>One link, or null when there is none or the member may not see it.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkRecord?> FindAsync(StaffScope scope, string id, DateTimeOffset since, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { id });
        var found = await QueryAsync<LinkRecord>($"{Select} where {scope.Condition("l", values)} and l.id = @id", values, cancel);
        return await CountAsync(found, since, cancel) is [var link] ? link : null;
    }

    /// <summary>Its loads by hour since a moment, in order; hours without any are left out. A quarter of a year at most.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<HourOfLoads>> HoursAsync(string id, DateTimeOffset since, CancellationToken cancel = default) =>
        await QueryAsync<HourOfLoads>(
            "select hour as Hour, loads as Loads from link_load where link_id = @id and hour >= @since order by hour limit 2300",
            new DynamicParameters(new { id, since = since.ToUnixTimeMilliseconds() }), cancel);

    // Each table once for the links of a page: their loads, the fortnight before the last day as TrafficRules compares them, and what came of them.
    private async Task<IReadOnlyList<LinkRecord>> CountAsync(List<LinkRecord> links, DateTimeOffset since, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (from, fortnight) = (since.ToUnixTimeMilliseconds(), now.AddDays(-15).ToUnixTimeMilliseconds());
        var values = new DynamicParameters(new { from, fortnight, first = Math.Min(from, fortnight), dayAgo = now.AddDays(-1).ToUnixTimeMilliseconds() });
        var these = SqlList.In("link_id", "link", links.Select(l => l.Id), values);
        var loads = (await QueryAsync<LinkLoads>(
            $"""
            select link_id as Link, cast(sum(case when hour >= @from then loads else 0 end) as bigint) as Loads,
                cast(sum(case when hour >= @dayAgo then loads else 0 end) as bigint) as LastDay,
                cast(sum(case when hour >= @fortnight and hour < @dayAgo then loads else 0 end) as bigint) as Before
            from link_load where {these} and hour >= @first group by link_id
            """, values, cancel)).ToDictionary(l => l.Link, StringComparer.Ordinal);
        var outcomes = (await QueryAsync<LinkOutcome>(
            $"select link_id as Link, count(*) as Sessions, count(contact_id) as SignedIn, count(reservation_id) as Reserved from session_view where {these} and started_at >= @from group by link_id",
            values, cancel)).ToDictionary(o => o.Link, StringComparer.Ordinal);
        return
        [
            .. links.Select(l => (l, Loads: loads.GetValueOrDefault(l.Id), Outcome: outcomes.GetValueOrDefault(l.Id))).Select(l => l.l with
            {
                Loads = l.Loads?.Loads ?? 0, LastDay = l.Loads?.LastDay ?? 0, Before = l.Loads?.Before ?? 0,
                Sessions = l.Outcome?.Sessions ?? 0, SignedIn = l.Outcome?.SignedIn ?? 0, Reserved = l.Outcome?.Reserved ?? 0,
            }),
        ];
    }

    private sealed class LinkLoads
    {
        public required string Link { get; init; }

        public long Loads { get; init; }

        public long LastDay { get; init; }

        public long Before { get; init; }
    }

    private sealed class LinkOutcome
    {
        public required string Link { get; init; }

        public long Sessions { get; init; }

        public long SignedIn { get; init; }

        public long Reserved { get; init; }
    }

    private Task<List<T>> QueryAsync<T>(string sql, DynamicParameters values, CancellationToken cancel) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
}
