using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Tests;

/// <summary>A community with one project, whose settings a test may change.</summary>
internal sealed class FakeCatalog : ICatalog
{
    private static readonly Community Community = new(
        Some.Community.Value, "d1", "o1", "alder-ferry", "Alder Ferry", "Wrenfield Homes", null, null, "America/New_York", null, null, null,
        null, null, null, null, null, null);

    /// <summary>Homes u1 to u4; by phone on weekdays, two at a time in person, a deposit of 2,500 for customers.</summary>
    public Project Project { get; set; } = Slots.ProjectWithHours.In(
        "America/New_York", 30, 120, 21,
        [.. Enumerable.Range(1, 5).Select(day => new WeeklyHours("phone", (DayOfWeek)day, new(9, 0), new(17, 0)))]) with
    {
        Units = [.. Enumerable.Range(1, 4).Select(i => new UnitInfo(
            $"u{i}", Some.Project.Value, "m1", null, null, $"u{i}", $"{i}", null, null, null, null, null, null))],
    };

    /// <summary>The only link, whatever its id; null for none.</summary>
    public LinkInfo? Link { get; set; }

    /// <summary>Changes the settings.</summary>
    public void Set(Func<ProjectSettings, ProjectSettings> change) => Project = Project with { Settings = change(Project.Settings) };

    public ValueTask<CommunitySnapshot?> CommunityAsync(string communityId, CancellationToken cancel = default) =>
        new(communityId == Community.Id ? Snapshot : null);

    public ValueTask<CommunitySnapshot?> CommunityBySlugAsync(string slug, CancellationToken cancel = default) => new(Snapshot);

    public ValueTask<(CommunitySnapshot Community, Project Project)?> ProjectAsync(string projectId, CancellationToken cancel = default) =>
        new(projectId == Project.Id ? (Snapshot, Project) : null);

    public ValueTask<(CommunitySnapshot Community, Project Project, UnitInfo Unit)?> UnitAsync(
        string unitId, CancellationToken cancel = default) =>
        new(Project.Units.FirstOrDefault(u => u.Id == unitId) is { } unit ? (Snapshot, Project, unit) : null);

    public ValueTask<LinkInfo?> LinkBySlugAsync(string slug, CancellationToken cancel = default) => default;

    public ValueTask<LinkInfo?> LinkAsync(string linkId, CancellationToken cancel = default) => new(Link);

    public Task<IReadOnlyList<(string Id, string Slug, string Name)>> CommunitiesAsync(
        int limit = 500, CancellationToken cancel = default) => throw new NotSupportedException();

    public void Forget(string? communityId)
    {
    }

    private CommunitySnapshot Snapshot => new(1, Community, [Project]);
}
