using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Remembers which streams of a kind moved, each once however often, until they are told. At most <see cref="Most"/>: pages then ask anew.</summary>
/// <param name="kind">What comes before the stroke in the streams' names.</param>
public abstract class MovedFeed(string kind) : IEventFeedConsumer
{
    /// <summary>Most streams that wait.</summary>
    public const int Most = 20_000;

    private readonly string _prefix = $"{kind}/";
    private readonly Lock _lock = new();
    private readonly HashSet<string> _moved = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [kind];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        Return(events.Where(e => e.Stream.StartsWith(_prefix, StringComparison.Ordinal)).Select(e => e.Stream[_prefix.Length..]));
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

    /// <summary>Puts back what could not be read.</summary>
    public void Return(IEnumerable<string> keys)
    {
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_moved.Count < Most)
                {
                    _moved.Add(key);
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

/// <summary>Sessions that moved.</summary>
public sealed class SessionFeed() : MovedFeed("session");

/// <summary>Contacts whose identity moved.</summary>
public sealed class IdentityFeed() : MovedFeed("identity");
