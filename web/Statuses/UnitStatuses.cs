using System.Collections.Concurrent;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Web.Statuses;

/// <summary>
/// How homes stand, in memory per node: a project's rows are read once, then kept fresh by the feed. Pages, hub and API read here and
/// nowhere else.
/// </summary>
public sealed class UnitStatuses(UnitRows rows, IEventLog log, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ProjectTable>>> _projects = new(StringComparer.Ordinal);

    /// <summary>The tables that loading and feed both write to; made before the rows are asked for, so that nothing is missed.</summary>
    private readonly ConcurrentDictionary<string, ProjectTable> _tables = new(StringComparer.Ordinal);

    /// <summary>How a project's homes stand now.</summary>
    /// <exception cref="StorageUnavailableException">The rows had to be read, and the database did not answer in time.</exception>
    public async ValueTask<ProjectBoard> BoardAsync(Project project)
    {
        var loading = _projects.GetOrAdd(project.Id, id => new Lazy<Task<ProjectTable>>(() => LoadAsync(id)));
        try
        {
            return (await loading.Value).Board(project, clock.GetUtcNow());
        }
        catch
        {
            _projects.TryRemove(KeyValuePair.Create(project.Id, loading)); // The next visitor asks again.
            throw;
        }
    }

    /// <summary>Reads these homes again and answers which projects of this node they are in.</summary>
    /// <param name="unitIds">Homes whose streams have moved.</param>
    /// <param name="position">Position of the newest event that was seen.</param>
    /// <param name="cancel">Ends the read.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; nothing was changed.</exception>
    public async Task<IReadOnlySet<string>> RefreshAsync(IReadOnlyCollection<string> unitIds, long position, CancellationToken cancel)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in unitIds.Chunk(UnitRows.Batch))
        {
            foreach (var project in (await rows.OfUnitsAsync(batch, cancel)).GroupBy(r => r.ProjectId, StringComparer.Ordinal))
            {
                if (_tables.TryGetValue(project.Key, out var table))
                {
                    table.Take(project, position);
                    touched.Add(project.Key);
                }
            }
        }

        return touched;
    }

    private async Task<ProjectTable> LoadAsync(string projectId)
    {
        var table = _tables.GetOrAdd(projectId, _ => new ProjectTable());
        var position = await log.HeadPositionAsync();
        table.Take(await rows.OfProjectAsync(projectId, CancellationToken.None), position);
        return table;
    }
}
