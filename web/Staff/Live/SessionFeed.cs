using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Remembers which sessions moved, each once however often, until they are told. At most <see cref="Most"/>: pages then ask anew.</summary>
public sealed class SessionFeed : IEventFeedConsumer
{
    /// <summary>Most sessions that wait.</summary>
    public const int Most = 20_000;

    private const string Session = "session/";
    private readonly Lock _lock = new();
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["session"];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        Return(events.Where(e => e.Stream.StartsWith(Session, StringComparison.Ordinal)).Select(e => e.Stream[Session.Length..]));
        return Task.CompletedTask;
    }

    /// <summary>Takes up to so many.</summary>
    public IReadOnlyList<string> Take(int most)
    {
        lock (_lock)
        {
            List<string> taken = [.. _moved.Take(most)];
            _moved.ExceptWith(taken);
            return taken;
        }
    }

    /// <summary>Puts sessions back that could not be read.</summary>
    public void Return(IEnumerable<string> sessions)
    {
        lock (_lock)
        {
            foreach (var session in sessions)
            {
                if (_moved.Count < Most)
                {
                    _moved.Add(session);
                }
            }
        }
    }

    /// <summary>Forgets all: nobody looks.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _moved.Clear();
        }
    }
}
