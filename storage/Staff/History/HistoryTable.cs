using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Staff.History;

/// <summary>
/// Reads the history by its indexes, so that a page costs the same however long it has grown. Each index ends with the position: what is
/// asked for by one value is read from its end, a page and no more. Where several values fit (contacts of a name, communities of a
/// division), each gives its newest, and the newest of those are the page.
/// </summary>
public sealed class HistoryTable(IDatabase database)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    // With more ways in than these, what is asked for is so frequent that it is soon met from the end of everything.
    private const int MostPaths = 60;

    // A term with more events than these is read by the member's communities, where those are few.
    private const long Frequent = 50_000;

    // Clocks of processes agree to the minute (docs/adr/0006), so times grow with positions but for that much.
    private static readonly TimeSpan _slack = TimeSpan.FromMinutes(2);

    /// <summary>A page of what a member may see.</summary>
    /// <param name="scope">What may be seen.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="before">The position that the page starts below; null for the first.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<HistoryPage> PageAsync(StaffScope scope, HistoryFilter filter, long? before, CancellationToken cancel = default)
    {
        var types = Types(filter);
        if (filter.Terms.Any(t => t.IsEmpty) || types is [])
        {
            return Task.FromResult(new HistoryPage([], null));
        }

        return database.ReadAsync(
            async connection =>
            {
                var values = new DynamicParameters();
                var (after, below) = await BoundsAsync(connection, filter, before, cancel);
                values.AddDynamicParams(new { after, below, from = filter.From?.ToUnixTimeMilliseconds(), until = filter.Until?.ToUnixTimeMilliseconds() });
                var ways = await WaysAsync(connection, scope, filter, types, cancel);
                var conditions = string.Join(" and ", Conditions(scope, filter, types, ways.Term, values));
                var sql = $"""
                    select s.position as Position, s.at as At, s.type as Type, e.schema as Schema, e.data as Data, s.community_id as Community,
                        s.project_id as Project, s.unit_id as Unit, s.contact_id as Contact, s.session_id as Session, c.first_name as FirstName,
                        c.last_name as LastName
                    from ({Positions(ways.Paths, conditions, values)}) p join staff_event s on s.position = p.position join event e on e.position = p.position
                        left join contact c on c.contact_id = s.contact_id
                    order by p.position desc
                    """;
                var rows = (await connection.QueryAsync<HistoryRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList();
                if (rows.Count <= PageSize)
                {
                    return new HistoryPage(rows, null);
                }

                rows.RemoveAt(PageSize);
                return new HistoryPage(rows, rows[^1].Position);
            }, cancel);
    }

    /// <summary>What happened in a session, the newest first, whoever may see it.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<HistoryRecord>> OfSessionAsync(string session, int most, CancellationToken cancel = default) => ListAsync(
        """
        select s.position as Position, s.at as At, s.type as Type, e.schema as Schema, e.data as Data
        from (select position, at, type from staff_event where session_id = @session order by position desc limit @most) s join event e on e.position = s.position
        order by s.position desc
        """, new { session, most }, cancel);

    /// <summary>The newest events of some streams after a position: what the journal has not written yet. At most so many of each.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<HistoryRecord>> AfterAsync(IEnumerable<string> streams, long position, int most, CancellationToken cancel = default)
    {
        var found = new List<HistoryRecord>();
        foreach (var stream in streams)
        {
            found.AddRange(await ListAsync(
                """
                select e.position as Position, e.at as At, e.type as Type, e.schema as Schema, e.data as Data
                from event e where e.stream = @stream and e.position > @position order by e.version desc limit @most
                """, new { stream, position, most }, cancel));
        }

        return found;
    }

    private Task<IReadOnlyList<HistoryRecord>> ListAsync(string sql, object values, CancellationToken cancel) => database.ReadAsync<IReadOnlyList<HistoryRecord>>(
        async connection => (await connection.QueryAsync<HistoryRecord>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);

    // A stretch of time as a stretch of the log.
    private static async Task<(long After, long Below)> BoundsAsync(DbConnection connection, HistoryFilter filter, long? before, CancellationToken cancel)
    {
        var (after, below) = (0L, before ?? long.MaxValue);
        if (filter.From is { } from)
        {
            after = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
                "select position from staff_event where at < @at order by at desc limit 1", new { at = (from - _slack).ToUnixTimeMilliseconds() }, cancellationToken: cancel)) ?? 0;
        }

        if (filter.Until is { } until && await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            "select position from staff_event where at >= @at order by at limit 1", new { at = (until + _slack).ToUnixTimeMilliseconds() }, cancellationToken: cancel)) is { } first)
        {
            below = Math.Min(below, first);
        }

        return (after, below);
    }

    /// <summary>The ways in: each a value of one indexed column, or of the two of one index.</summary>
    /// <param name="Term">The term that they are all of, which needs no other condition then; null for none.</param>
    private sealed record Ways(IReadOnlyList<(string Column, string Value)[]> Paths, SearchTerm? Term = null);

    // Those that meet the fewest events. None reads from the end of everything.
    private static async Task<Ways> WaysAsync(
        DbConnection connection, StaffScope scope, HistoryFilter filter, IReadOnlyList<string>? types, CancellationToken cancel)
    {
        if ((filter.Contact, filter.Unit) is not (null, null))
        {
            return new([filter.Contact is { } contact ? [("contact_id", contact)] : [("unit_id", filter.Unit!)]]);
        }

        var communities = filter.Community is { } one ? [one] : scope.Everything ? [] : await CommunitiesAsync(connection, scope, cancel);
        var rarest = filter.Terms.Where(t => !t.IsOfTypes).MinBy(t => t.Weight);
        if (rarest is not null && rarest.Columns.Sum(c => c.Values.Count) <= MostPaths && ((communities.Count == 0 && types is null) || rarest.Weight < Frequent))
        {
            return new([.. rarest.Columns.SelectMany(c => c.Values.Select(v => new[] { (c.Column, v) }))], rarest);
        }

        List<(string, string)[]> paths = types is null ? [.. communities.Select(c => new[] { ("community_id", c) })]
            : communities.Count == 0 ? [.. types.Select(t => new[] { ("type", t) })]
            : [.. communities.SelectMany(c => types.Select(t => new[] { ("community_id", c), ("type", t) }))];
        return new(paths.Count <= MostPaths ? paths : []);
    }

    // The types that every word about types and the filter allow; null for any.
    private static IReadOnlyList<string>? Types(HistoryFilter filter)
    {
        var wanted = filter.Terms.Where(t => t.IsOfTypes).Select(t => t.Types).Concat(filter.Types is null ? [] : [filter.Types]).ToList();
        return wanted.Count == 0 ? null : [.. wanted.Aggregate<IEnumerable<string>>((a, b) => a.Intersect(b, StringComparer.Ordinal))];
    }

    private static async Task<IReadOnlyList<string>> CommunitiesAsync(DbConnection connection, StaffScope scope, CancellationToken cancel)
    {
        var values = new DynamicParameters();
        var sql = $"select m.community_id from (select id as community_id, division_id from community) m where {scope.Condition("m", values)} limit {MostPaths + 1}";
        var found = (await connection.QueryAsync<string>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList();
        return found.Count > MostPaths ? [] : found;
    }

    private static IEnumerable<string> Conditions(
        StaffScope scope, HistoryFilter filter, IReadOnlyList<string>? types, SearchTerm? met, DynamicParameters values)
    {
        yield return "s.position > @after and s.position < @below";
        yield return scope.Condition("s", values);
        if (filter.From is not null)
        {
            yield return "s.at >= @from";
        }

        if (filter.Until is not null)
        {
            yield return "s.at < @until";
        }

        foreach (var (column, value) in new[] { ("community_id", filter.Community), ("unit_id", filter.Unit), ("contact_id", filter.Contact) }.Where(c => c.Item2 is not null))
        {
            values.Add(column, value);
            yield return $"s.{column} = @{column}";
        }

        if (filter.Hidden.Count > 0)
        {
            yield return $"not ({SqlList.In("s.type", "hidden", filter.Hidden, values)})";
        }

        if (types is not null)
        {
            yield return SqlList.In("s.type", "type", types, values);
        }

        foreach (var (term, i) in filter.Terms.Where(t => t != met && !t.IsOfTypes).Select((t, i) => (t, i)))
        {
            yield return $"({string.Join(" or ", term.Columns.Select(c => SqlList.In($"s.{c.Column}", $"term{i}{c.Column}", c.Values, values)))})";
        }
    }

    // Of each way in the newest, and of those the newest.
    private static string Positions(IReadOnlyList<(string Column, string Value)[]> paths, string conditions, DynamicParameters values)
    {
        const string events = "(select v.*, m.division_id from staff_event v left join community m on m.id = v.community_id) s";
        if (paths.Count == 0)
        {
            return $"select s.position from {events} where {conditions} order by s.position desc limit {PageSize + 1}";
        }

        var parts = paths.Select((path, i) =>
        {
            var way = string.Join(" and ", path.Select((part, j) =>
            {
                values.Add($"path{i}x{j}", part.Value);
                return $"s.{part.Column} = @path{i}x{j}";
            }));
            return $"select * from (select s.position from {events} where {way} and {conditions} order by s.position desc limit {PageSize + 1}) p{i}";
        });
        return $"select distinct position from ({string.Join(" union all ", parts)}) a order by position desc limit {PageSize + 1}";
    }
}
