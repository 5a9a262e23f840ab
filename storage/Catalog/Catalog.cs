using System.Collections.Concurrent;
using CustomerConnect.Storage.Catalog.Rows;
using Microsoft.EntityFrameworkCore;

namespace CustomerConnect.Storage.Catalog;

/// <summary>
/// The catalog of a node, in memory. A community is loaded once however many ask for it at the same time, and again after
/// <see cref="Forget"/>; a load that fails is not kept. Only ids that exist are remembered, so strangers cannot fill the memory.
/// </summary>
public sealed class Catalog(CatalogStore store) : ICatalog
{
    private readonly ConcurrentDictionary<string, Lazy<Task<CommunitySnapshot?>>> _communities = new(StringComparer.Ordinal);

    // Where a project, a unit or a slug (written "slug:…") belongs. A hint only: what is found is checked in the snapshot.
    private readonly ConcurrentDictionary<string, string> _home = new(StringComparer.Ordinal);

    // Where is being asked for now: a node that has just started asks once, not once for each of the thousands that come back to it.
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _asked = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ValueTask<CommunitySnapshot?> CommunityAsync(string communityId, CancellationToken cancel = default)
    {
        var entry = _communities.GetOrAdd(
            communityId, static (id, self) => new Lazy<Task<CommunitySnapshot?>>(() => self.LoadAsync(id)), this);
        return entry is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
            ? new(entry.Value.Result)
            : new(WaitAsync(communityId, entry, cancel));
    }

    /// <inheritdoc />
    public async ValueTask<CommunitySnapshot?> CommunityBySlugAsync(string slug, CancellationToken cancel = default)
    {
        var lower = slug.ToLowerInvariant();
        return await FindAsync(
            $"slug:{lower}", (c, _) => c.Community.Slug == lower ? c : null,
            db => db.Communities.Where(c => c.Slug == lower).Select(c => c.Id), cancel);
    }

    /// <inheritdoc />
    public async ValueTask<(CommunitySnapshot Community, Project Project)?> ProjectAsync(
        string projectId, CancellationToken cancel = default)
    {
        var found = await FindAsync(
            projectId, static (c, id) => c.ProjectsById.TryGetValue(id, out var p) ? Tuple.Create(c, p) : null,
            db => db.Projects.Where(p => p.Id == projectId).Select(p => p.CommunityId), cancel);
        return found is null ? null : (found.Item1, found.Item2);
    }

    /// <inheritdoc />
    public async ValueTask<(CommunitySnapshot Community, Project Project, UnitInfo Unit)?> UnitAsync(
        string unitId, CancellationToken cancel = default)
    {
        var found = await FindAsync(
            unitId, Unit, db => db.Units.Where(u => u.Id == unitId).Select(u => u.CommunityId), cancel);
        return found is null ? null : (found.Item1, found.Item2, found.Item3);
    }

    /// <inheritdoc />
    public async ValueTask<LinkInfo?> LinkBySlugAsync(string slug, CancellationToken cancel = default)
    {
        var lower = slug.ToLowerInvariant();
        return await store.ReadAsync(
            async db => Link(await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Slug == lower || l.Id == slug, cancel)), cancel);
    }

    /// <inheritdoc />
    public async ValueTask<LinkInfo?> LinkAsync(string linkId, CancellationToken cancel = default) =>
        await store.ReadAsync(
            async db => Link(await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Id == linkId, cancel)), cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<(string Id, string Slug, string Name)>> CommunitiesAsync(
        int limit = 500, CancellationToken cancel = default)
    {
        var rows = await store.ReadAsync(
            db => db.Communities.OrderBy(c => c.Name).ThenBy(c => c.Id).Take(limit)
                .Select(c => new { c.Id, c.Slug, c.Name }).ToListAsync(cancel),
            cancel);
        return [.. rows.Select(c => (c.Id, c.Slug, c.Name))];
    }

    /// <inheritdoc />
    public void Forget(string? communityId)
    {
        if (communityId is null)
        {
            _communities.Clear();
            _home.Clear();
        }
        else
        {
            _communities.TryRemove(communityId, out _);
        }
    }

    // The load belongs to all who wait for it, so none of them can cancel it.
    private async Task<CommunitySnapshot?> LoadAsync(string id)
    {
        var snapshot = await store.ReadAsync(db => CatalogLoader.LoadAsync(db, id, CancellationToken.None), CancellationToken.None);
        foreach (var project in snapshot?.Projects ?? [])
        {
            _home[project.Id] = id;
            foreach (var unit in project.Units)
            {
                _home[unit.Id] = id;
            }
        }

        return snapshot;
    }

    private async Task<CommunitySnapshot?> WaitAsync(string id, Lazy<Task<CommunitySnapshot?>> entry, CancellationToken cancel)
    {
        CommunitySnapshot? snapshot = null;
        try
        {
            // Task.Run: the caller that came first must not load on its own (a grain's) scheduler.
            var load = entry.IsValueCreated ? entry.Value : Task.Run(() => entry.Value, CancellationToken.None);
            snapshot = await load.WaitAsync(cancel);
            return snapshot;
        }
        finally
        {
            // Neither failures nor absent communities are kept; a load that still runs is.
            if (snapshot is null && (!entry.IsValueCreated || entry.Value.IsCompleted))
            {
                _communities.TryRemove(KeyValuePair.Create(id, entry));
            }
        }
    }

    // The hint may be stale (a home moved, a slug given to another): then the database is asked, once.
    private async Task<T?> FindAsync<T>(
        string id, Func<CommunitySnapshot, string, T?> find, Func<CatalogDb, IQueryable<string>> home, CancellationToken cancel)
        where T : class
    {
        if (_home.TryGetValue(id, out var hint)
            && await CommunityAsync(hint, cancel) is { } known && find(known, id) is { } found)
        {
            return found;
        }

        var communityId = await AskAsync(id, home).WaitAsync(cancel);
        if (communityId is null || await CommunityAsync(communityId, cancel) is not { } community)
        {
            return null;
        }

        var result = find(community, id);
        if (result is not null)
        {
            _home[id] = communityId;
        }

        return result;
    }

    // Like a load, the question belongs to all who wait for its answer.
    private async Task<string?> AskAsync(string id, Func<CatalogDb, IQueryable<string>> home)
    {
        var asked = _asked.GetOrAdd(id, _ => new(() => Task.Run(
            () => store.ReadAsync(db => home(db).FirstOrDefaultAsync(CancellationToken.None), CancellationToken.None))));
        try
        {
            return await asked.Value;
        }
        finally
        {
            _asked.TryRemove(KeyValuePair.Create(id, asked));
        }
    }

    private static Tuple<CommunitySnapshot, Project, UnitInfo>? Unit(CommunitySnapshot community, string id)
    {
        foreach (var project in community.Projects)
        {
            if (project.UnitsById.TryGetValue(id, out var unit))
            {
                return Tuple.Create(community, project, unit);
            }
        }

        return null;
    }

    private static LinkInfo? Link(LinkRow? l) => l is null
        ? null
        : new(
            l.Id, l.Slug, l.Name, l.SourceTag, l.Enabled, l.ValidFrom, l.ValidUntil, l.MaxSessionsPerMinute, l.CommunityId,
            l.ProjectId, l.ModelId, l.BuildingId, l.UnitId);
}
