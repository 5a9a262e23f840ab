using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Live;

/// <summary>
/// Keeps this node's picture fresh: homes whose streams moved are read again. What could not be read is remembered and read later; nothing
/// is missed.
/// </summary>
public sealed class StatusFeed(UnitStatuses statuses) : IEventFeedConsumer
{
    private const string Unit = "unit/";
    private readonly Lock _lock = new();
    private HashSet<string> _waiting = new(StringComparer.Ordinal);
    private long _position;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["unit"];

    /// <inheritdoc/>
    public async Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        Remember(events.Where(e => e.Stream.StartsWith(Unit, StringComparison.Ordinal)).Select(e => e.Stream[Unit.Length..]), events[^1].Position);
        await CatchUpAsync(CancellationToken.None);
    }

    /// <summary>Reads what is waiting to be read; does nothing when nothing is.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; the homes go on waiting.</exception>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        var (units, position) = Take();
        if (units.Count == 0)
        {
            return;
        }

        try
        {
            await statuses.RefreshAsync(units, position, cancel);
        }
        catch
        {
            Remember(units, position);
            throw;
        }
    }

    private void Remember(IEnumerable<string> units, long position)
    {
        lock (_lock)
        {
            _waiting.UnionWith(units);
            _position = Math.Max(_position, position);
        }
    }

    private (HashSet<string> Units, long Position) Take()
    {
        lock (_lock)
        {
            var units = _waiting;
            _waiting = new(StringComparer.Ordinal);
            return (units, _position);
        }
    }
}
