using Dapper;

namespace CustomerConnect.Storage.Staff;

/// <summary>A division with its communities, as far as a member sees them.</summary>
/// <param name="Whole">True when all of the division is seen, with the communities to come.</param>
public sealed record DivisionPlace(string Id, string Name, string Organization, bool Whole, IReadOnlyList<CommunityPlace> Communities);

/// <summary>A community.</summary>
public sealed record CommunityPlace(string Id, string Name);

/// <summary>What there is to see: divisions and communities by name, of the catalog's tables.</summary>
public sealed class PlaceTable(IDatabase database)
{
    /// <summary>Communities at most.</summary>
    public const int Most = 2_000;

    /// <summary>Divisions and communities that a member sees, by name.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<DivisionPlace>> OfAsync(StaffScope scope, CancellationToken cancel = default)
    {
        var values = new DynamicParameters(new { Most });
        var sql = $"""
            select p.division_id as Division, p.division as DivisionName, p.organization as Organization, p.community_id as Community, p.community as CommunityName
            from (select d.id as division_id, d.name as division, o.name as organization, c.id as community_id, c.name as community
                from division d join organization o on o.id = d.organization_id left join community c on c.division_id = d.id) p
            where {scope.Condition("p", values)} order by p.organization, p.division, p.division_id, p.community, p.community_id limit @Most
            """;
        var rows = await database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList(), cancel);
        return
        [
            .. rows.GroupBy(r => (r.Division, r.DivisionName, r.Organization)).Select(d => new DivisionPlace(
                d.Key.Division, d.Key.DivisionName, d.Key.Organization, scope.Allows(d.Key.Division, null),
                [.. d.Where(c => c.Community is not null).Select(c => new CommunityPlace(c.Community!, c.CommunityName!))])),
        ];
    }

    /// <summary>The division of each community.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyDictionary<string, string>> DivisionsAsync(CancellationToken cancel = default) => await database.ReadAsync(
        async connection => (await connection.QueryAsync<(string Community, string Division)>(new CommandDefinition(
            "select id, division_id from community order by id limit @Most", new { Most }, cancellationToken: cancel))).ToDictionary(r => r.Community, r => r.Division), cancel);

    private sealed class Row
    {
        public required string Division { get; init; }

        public required string DivisionName { get; init; }

        public required string Organization { get; init; }

        public string? Community { get; init; }

        public string? CommunityName { get; init; }
    }
}
