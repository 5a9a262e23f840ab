namespace CustomerConnect.Storage.Log.Feed;

/// <summary>Somebody in this process who is told of every event that commits anywhere, in order.</summary>
public interface IEventFeedConsumer
{
    /// <summary>
    /// The next events. The one before has returned; the next batch waits for this one, so be quick and bounded. An exception is
    /// logged, and this consumer misses the batch; the others do not.
    /// </summary>
    Task OnEventsAsync(IReadOnlyList<StoredEvent> events);
}
