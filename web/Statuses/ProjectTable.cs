using System.Collections.Immutable;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Statuses;

/// <summary>The rows of one project on this node, and the board made of them.</summary>
internal sealed class ProjectTable
{
    private readonly Lock _lock = new();
    private ImmutableDictionary<string, UnitRow> _rows = ImmutableDictionary.Create<string, UnitRow>(StringComparer.Ordinal);
    private Project? _project;
    private ProjectBoard? _board;
    private long _revision;
    private bool _stale = true;

    /// <summary>Takes rows that are as new as a position of the log; older versions give way, never newer ones.</summary>
    public void Take(IEnumerable<UnitRow> rows, long revision)
    {
        lock (_lock)
        {
            var changed = rows.Where(r => !_rows.TryGetValue(r.UnitId, out var old) || old.Version < r.Version).ToList();
            _rows = _rows.SetItems(changed.Select(r => KeyValuePair.Create(r.UnitId, r)));
            _revision = Math.Max(_revision, revision);
            _stale |= changed.Count > 0;
        }
    }

    /// <summary>The board now: made anew when a row, the project's settings or the clock has changed it.</summary>
    public ProjectBoard Board(Project project, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_stale && _board is not null && ReferenceEquals(_project, project) && !(_board.NextEnd <= now))
            {
                return _board;
            }

            var fresh = ProjectBoard.Of(project, _rows.Values.ToList(), _revision, (_board?.Generation ?? 0) + 1, now);
            _board = _board is null || !fresh.ShowsTheSameAs(_board) ? fresh
                : _board.NextEnd == fresh.NextEnd ? _board : _board with { NextEnd = fresh.NextEnd };
            (_project, _stale) = (project, false);
            return _board;
        }
    }
}
