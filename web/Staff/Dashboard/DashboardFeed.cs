using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>Remembers that something happened which dashboards count, until they have been told.</summary>
public sealed class DashboardFeed : IEventFeedConsumer
{
    private int _moved;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["session", "reservation", "deposit"];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        if (events.Any(e => Kinds.Any(kind => e.Type.StartsWith($"{kind}.", StringComparison.Ordinal))))
        {
            Return();
        }

        return Task.CompletedTask;
    }

    /// <summary>True once for all that happened since the last time.</summary>
    public bool Take() => Interlocked.Exchange(ref _moved, 0) != 0;

    /// <summary>It could not be told: it is told of later.</summary>
    public void Return() => Interlocked.Exchange(ref _moved, 1);
}
