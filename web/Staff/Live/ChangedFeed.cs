using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Remembers that something happened which a kind of page shows, until open pages have been told.</summary>
/// <param name="types">What the names of such events begin with, such as <c>session.</c> or <c>session.hold-</c>.</param>
public abstract class ChangedFeed(params string[] types) : IEventFeedConsumer
{
    private int _changed;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [.. types.Select(t => t.Split('.')[0]).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        if (events.Any(e => types.Any(t => e.Type.StartsWith(t, StringComparison.Ordinal))))
        {
            Return();
        }

        return Task.CompletedTask;
    }

    /// <summary>Which pages of a kind may look different: all of them, once for all that happened since the last time; null for none.</summary>
    public Func<TPage, bool>? TakeFor<TPage>() => Take() ? _ => true : null;

    /// <summary>True once for all that happened since the last time.</summary>
    public bool Take() => Interlocked.Exchange(ref _changed, 0) != 0;

    private void Return() => Interlocked.Exchange(ref _changed, 1);
}
