using System.Threading.Channels;

namespace CustomerConnect.Storage.Log.Groups;

/// <summary>
/// Makes groups of what waits, in order. A second append to a stream, or to a row that the group already writes, waits
/// for the next group: so no row is written twice in one statement, and an append that conflicts takes no other's row with it.
/// </summary>
internal sealed class GroupPicker(ChannelReader<PendingAppend> queue, int size, TimeProvider time, TimeSpan patience)
{
    private readonly HashSet<string> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<(int Table, string Key)> _rows = [];
    private readonly List<PendingAppend> _group = new(size);
    private List<PendingAppend> _deferred = [];
    private List<PendingAppend> _before = [];

    /// <summary>True when appends wait that an earlier group could not take.</summary>
    public bool HasDeferred => _deferred.Count > 0;

    /// <summary>The next group; empty when nothing waits. Valid until the next call.</summary>
    public IReadOnlyList<PendingAppend> Next()
    {
        _streams.Clear();
        _rows.Clear();
        _group.Clear();
        (_deferred, _before) = (_before, _deferred);
        foreach (var append in _before)
        {
            Place(append);
        }

        _before.Clear();
        // Looks a little past a full group's worth of deferrals, never through the whole queue.
        while (_group.Count < size && _deferred.Count < size && queue.TryRead(out var append))
        {
            Place(append);
        }

        return _group;
    }

    /// <summary>Answers all that was deferred; the writer has ended.</summary>
    public void Abandon()
    {
        foreach (var append in _deferred)
        {
            append.Answer(AppendResult.Unavailable);
        }

        _deferred.Clear();
    }

    private void Place(PendingAppend pending)
    {
        if (time.GetElapsedTime(pending.Enqueued) > patience)
        {
            pending.Answer(AppendResult.Unavailable);
        }
        else if (_group.Count < size && IsFree(pending.Append))
        {
            Take(pending);
        }
        else
        {
            _deferred.Add(pending);
        }
    }

    private bool IsFree(Append append)
    {
        if (_streams.Contains(append.Stream))
        {
            return false;
        }

        for (var i = 0; i < append.Rows.Count; i++)
        {
            if (_rows.Contains((TableIndex.Of(append.Rows[i].Table), append.Rows[i].Key)))
            {
                return false;
            }
        }

        return true;
    }

    private void Take(PendingAppend pending)
    {
        _streams.Add(pending.Append.Stream);
        for (var i = 0; i < pending.Append.Rows.Count; i++)
        {
            _rows.Add((TableIndex.Of(pending.Append.Rows[i].Table), pending.Append.Rows[i].Key));
        }

        _group.Add(pending);
    }
}
