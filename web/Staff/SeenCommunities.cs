using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;

namespace CustomerConnect.Web.Staff;

/// <summary>The communities of a scope.</summary>
internal static class SeenCommunities
{
    /// <summary>Those a member may see, by name.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public static async Task<IReadOnlyList<CommunitySnapshot>> SeenByAsync(this ICatalog catalog, StaffScope scope, CancellationToken cancel)
    {
        var seen = new List<CommunitySnapshot>();
        foreach (var (id, _, _) in await catalog.CommunitiesAsync(cancel: cancel))
        {
            if (await catalog.CommunityAsync(id, cancel) is { } found && scope.Allows(found.Community.DivisionId, id))
            {
                seen.Add(found);
            }
        }

        return seen;
    }
}
