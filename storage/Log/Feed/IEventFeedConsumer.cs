namespace CustomerConnect.Storage.Log.Feed;

/// <summary>An event as the feed tells of it: where it happened and what kind it is, not what it says.</summary>
/// <param name="Position">Place among all events.</param>
/// <param name="Stream">The stream it belongs to, such as <c>unit/01jd…</c>.</param>
/// <param name="Type">Stable name of the event, such as <c>unit.hold-started</c>.</param>
public readonly record struct FeedEvent(long Position, string Stream, string Type);

/// <summary>Somebody in this process who is told of every event of some kinds that commits anywhere, in order.</summary>
public interface IEventFeedConsumer
{
    /// <summary>
    /// The kinds of streams it follows: the first part of their names and of their events' types, such as <c>unit</c>. What no
    /// consumer of a process follows is not sent to that process.
    /// </summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>
    /// The next events, those of other consumers' kinds among them. The one before has returned; the next batch waits for this one, so be
    /// quick and bounded. An exception is logged, and this consumer misses the batch; the others do not.
    /// </summary>
    Task OnEventsAsync(IReadOnlyList<FeedEvent> events);
}
