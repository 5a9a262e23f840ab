using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Streams that moved.</summary>
/// <param name="Streams">Their names, each once.</param>
/// <param name="Position">All that happened up to there has been taken.</param>
/// <param name="Lost">True when some had to be forgotten: pages ask anew.</param>
public sealed record Moved(IReadOnlyList<string> Streams, long Position, bool Lost);

/// <summary>Remembers which streams moved, each once however often, until they are told. At most <see cref="Most"/>: pages then ask anew.</summary>
/// <param name="types">What the names of such events begin with, such as <c>session.</c> or <c>unit.queue-</c>.</param>
public abstract class MovedFeed(params string[] types) : IEventFeedConsumer
{
    /// <summary>Most streams that wait.</summary>
    public const int Most = 20_000;

    private readonly Lock _lock = new();

    // Each stream with the position from which on it has not been told.
    private readonly Dictionary<string, long> _moved = new(StringComparer.Ordinal);
    private long _position;
    private bool _lost;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [.. types.Select(t => t.Split('.')[0]).Distinct(StringComparer.Ordinal)];

    /// <summary>True for an event that is remembered.</summary>
    public bool Hears(FeedEvent happened) => types.Any(t => happened.Type.StartsWith(t, StringComparison.Ordinal));

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        lock (_lock)
        {
            foreach (var happened in events.Where(Hears))
            {
                Remember(happened.Stream, happened.Position);
            }

            _position = Math.Max(_position, events.Count == 0 ? 0 : events[^1].Position);
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes up to so many.</summary>
    public Moved Take(int most)
    {
        lock (_lock)
        {
            List<string> taken = [.. _moved.OrderBy(m => m.Value).Take(most).Select(m => m.Key)];
            taken.ForEach(stream => _moved.Remove(stream));
            var answer = new Moved(taken, _moved.Count == 0 ? _position : _moved.Values.Min() - 1, _lost);
            _lost = false;
            return answer;
        }
    }

    /// <summary>Puts back what could not be read.</summary>
    public void Return(Moved moved)
    {
        lock (_lock)
        {
            _lost |= moved.Lost;
            foreach (var stream in moved.Streams)
            {
                // From when on is not known any more: nothing counts as told until it is.
                Remember(stream, 1);
            }
        }
    }

    /// <summary>Forgets all: nobody looks.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _moved.Clear();
            _lost = false;
        }
    }

    private void Remember(string stream, long position)
    {
        if (_moved.Count >= Most)
        {
            _moved.Clear();
            _lost = true;
        }

        _moved.TryAdd(stream, position);
    }
}

/// <summary>
/// What moves rows and panels of sessions: sessions, and what belongs to them without their streams hearing of it. <see cref="MovedSessions"/>
/// says which sessions they are.
/// </summary>
public sealed class SessionFeed() : MovedFeed("session.", "reservation.", "deposit.", "identity.", "unit.queue-", "unit.hold-ended-by-staff");

/// <summary>Contacts whose identity moved.</summary>
public sealed class IdentityFeed() : MovedFeed("identity.");
