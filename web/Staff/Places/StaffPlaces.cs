using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using Dapper;

namespace CustomerConnect.Web.Staff.Places;

/// <summary>A division by name.</summary>
public sealed record DivisionName(string Id, string Name);

/// <summary>Where a member may look: what their filters offer.</summary>
/// <param name="Divisions">Those of the communities, by name.</param>
public sealed record SeenPlaces(IReadOnlyList<CommunitySnapshot> Communities, IReadOnlyList<DivisionName> Divisions)
{
    /// <summary>The communities alone.</summary>
    public IEnumerable<Community> All => Communities.Select(c => c.Community);

    /// <summary>
    /// What of a choice goes together: a community outside of the division that is chosen, and a project outside of both, were chosen before
    /// those and are left out. What the member does not see stays, and finds nothing: the address was somebody else's.
    /// </summary>
    public (string? Division, string? Community, string? Project) Within(string? division, string? community, string? project)
    {
        if (division is not null && All.FirstOrDefault(c => c.Id == community) is { } chosen && chosen.DivisionId != division)
        {
            community = null;
        }

        var home = Communities.FirstOrDefault(c => c.Projects.Any(p => p.Id == project))?.Community;
        var outside = home is not null && ((community is not null && home.Id != community) || (division is not null && home.DivisionId != division));
        return (division, community, outside ? null : project);
    }

    /// <summary>The zone that days of a page go by: that of the chosen community, else of the first.</summary>
    public string? ZoneOf(string? community) => (All.FirstOrDefault(c => c.Id == community) ?? All.FirstOrDefault())?.TimeZone;
}

/// <summary>Reads the places of a scope.</summary>
public sealed class StaffPlaces(ICatalog catalog, IDatabase database)
{
    /// <summary>The places that a scope allows.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<SeenPlaces> OfAsync(StaffScope scope, CancellationToken cancel)
    {
        var seen = await catalog.SeenByAsync(scope, cancel);
        var wanted = seen.Select(c => c.Community.DivisionId).ToHashSet(StringComparer.Ordinal);
        var names = await database.ReadAsync(async connection => (await connection.QueryAsync<DivisionName>(
            new CommandDefinition("select id as Id, name as Name from division order by name, id", cancellationToken: cancel))).AsList(), cancel);
        return new(seen, [.. names.Where(n => wanted.Contains(n.Id))]);
    }
}
