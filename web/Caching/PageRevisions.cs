using System.Collections.Concurrent;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Caching;

/// <summary>
/// What a cached page varies by: a word that changes when the page would be drawn differently, at most four times a second, so that a
/// rush draws a page four times a second and not a thousand.
/// </summary>
public sealed class PageRevisions(UnitStatuses statuses, TimeProvider clock)
{
    /// <summary>A page is at most this much behind; its island catches up when it starts.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, (long Generation, DateTimeOffset At)> _shown = new(StringComparer.Ordinal);

    /// <summary>The word for pages of one project.</summary>
    public async ValueTask<string> OfAsync(CommunitySnapshot community, Project project) =>
        $"{community.Revision}.{await GenerationAsync(project)}";

    /// <summary>The word for pages of the whole community.</summary>
    public async ValueTask<string> OfAsync(CommunitySnapshot community)
    {
        var generations = new List<long>(community.Projects.Length);
        foreach (var project in community.Projects)
        {
            generations.Add(await GenerationAsync(project));
        }

        return $"{community.Revision}.{string.Join('.', generations)}";
    }

    private async ValueTask<long> GenerationAsync(Project project)
    {
        var current = (await statuses.BoardAsync(project)).Generation;
        var now = clock.GetUtcNow();
        return _shown.AddOrUpdate(
            project.Id,
            _ => (current, now),
            (_, shown) => shown.Generation != current && now - shown.At >= Pace ? (current, now) : shown).Generation;
    }
}
