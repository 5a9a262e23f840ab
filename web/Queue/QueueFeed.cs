using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Queue;

/// <summary>Remembers behind which homes the queue has changed, until open pages are told.</summary>
public sealed class QueueFeed : IEventFeedConsumer
{
    private const string Unit = "unit/", Queues = "unit.queue-";

    private readonly Lock _lock = new();
    private HashSet<string> _units = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["unit"];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        Remember(events.Where(e => e.Type.StartsWith(Queues, StringComparison.Ordinal)).Select(e => e.Stream[Unit.Length..]));
        return Task.CompletedTask;
    }

    /// <summary>Takes the homes that are waiting to be told of.</summary>
    public IReadOnlySet<string> Take()
    {
        lock (_lock)
        {
            var taken = _units;
            if (taken.Count > 0)
            {
                _units = new(StringComparer.Ordinal);
            }

            return taken;
        }
    }

    /// <summary>Takes homes back that could not be told of.</summary>
    public void Remember(IEnumerable<string> units)
    {
        lock (_lock)
        {
            _units.UnionWith(units);
        }
    }
}
