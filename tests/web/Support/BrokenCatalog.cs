using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Tests.Support;

/// <summary>A catalog that fails when it is first asked for a community by its slug, and whenever it is asked for all of them.</summary>
public sealed class BrokenCatalog(ICatalog real, Exception why) : ICatalog
{
    private int _looks;

    public ValueTask<CommunitySnapshot?> CommunityBySlugAsync(string slug, CancellationToken cancel = default) =>
        Interlocked.Increment(ref _looks) == 1 ? throw why : real.CommunityBySlugAsync(slug, cancel);

    public Task<IReadOnlyList<(string Id, string Slug, string Name)>> CommunitiesAsync(int limit = 500, CancellationToken cancel = default) => throw why;

    public ValueTask<CommunitySnapshot?> CommunityAsync(string communityId, CancellationToken cancel = default) => real.CommunityAsync(communityId, cancel);

    public ValueTask<(CommunitySnapshot Community, Project Project)?> ProjectAsync(string projectId, CancellationToken cancel = default) =>
        real.ProjectAsync(projectId, cancel);

    public ValueTask<(CommunitySnapshot Community, Project Project, UnitInfo Unit)?> UnitAsync(string unitId, CancellationToken cancel = default) =>
        real.UnitAsync(unitId, cancel);

    public ValueTask<LinkInfo?> LinkBySlugAsync(string slug, CancellationToken cancel = default) => real.LinkBySlugAsync(slug, cancel);

    public ValueTask<LinkInfo?> LinkAsync(string linkId, CancellationToken cancel = default) => real.LinkAsync(linkId, cancel);

    public void Forget(string? communityId) => real.Forget(communityId);
}
