using System.Collections.Immutable;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Statuses;

/// <summary>How the homes of a project stand for visitors, as of one moment. Immutable.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Revision">
/// Position in the log that this is at least as new as. The same on every node, so that a page can tell a newer answer from an older one.
/// </param>
/// <param name="Generation">Grows on this node whenever what visitors see changes.</param>
/// <param name="Homes">Homes by unit id. With Hide Availability on it holds nothing that tells more.</param>
/// <param name="NextEnd">When the clock alone changes something, or null.</param>
public sealed record ProjectBoard(
    string ProjectId, long Revision, long Generation, ImmutableDictionary<string, PublicHome> Homes, DateTimeOffset? NextEnd)
{
    /// <summary>How a home stands.</summary>
    public PublicHome this[string unitId] => Homes.GetValueOrDefault(unitId, PublicHome.Unregistered);

    /// <summary>How many homes can be reserved.</summary>
    public int Available { get; } = Homes.Values.Count(h => h.Status == PublicStatus.Available);

    /// <summary>The view of a project's rows.</summary>
    public static ProjectBoard Of(
        Project project, IReadOnlyCollection<UnitRow> rows, long revision, long generation, DateTimeOffset now)
    {
        var hide = project.Settings.HideAvailability;
        var homes = rows.Where(r => project.UnitsById.ContainsKey(r.UnitId))
            .ToImmutableDictionary(r => r.UnitId, r => PublicHome.Of(r, hide, now), StringComparer.Ordinal);
        var ends = hide ? [] : rows.Where(r => r.Status is "hold" or "progress" && r.Until > now).Select(r => r.Until);
        return new(project.Id, revision, generation, homes, ends.Min());
    }

    /// <summary>True when visitors see the same.</summary>
    public bool ShowsTheSameAs(ProjectBoard other) =>
        Homes.Count == other.Homes.Count && Homes.All(h => other.Homes.TryGetValue(h.Key, out var home) && home == h.Value);
}
