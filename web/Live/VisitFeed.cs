using CustomerConnect.Slots;
using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Live;

/// <summary>Remembers which slots were booked or given back, and which visits have lost or ended their hold, until pages are told.</summary>
public sealed class VisitFeed : IEventFeedConsumer
{
    private const string Slot = "slot/", Session = "session/";

    // What makes another open page of the same visit out of date. A page's own actions are answered with a fresh page anyway.
    private static readonly HashSet<string> _turns =
        new(StringComparer.Ordinal) { "session.hold-ended", "session.signed-out", "session.submitted" };

    private readonly Lock _lock = new();
    private HashSet<SlotKey> _slots = [];
    private HashSet<string> _visits = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["slot", "session"];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        lock (_lock)
        {
            foreach (var happened in events)
            {
                if (happened.Stream.StartsWith(Slot, StringComparison.Ordinal) && SlotKey.Parse(happened.Stream[Slot.Length..]) is { } slot)
                {
                    _slots.Add(slot);
                }
                else if (happened.Stream.StartsWith(Session, StringComparison.Ordinal) && _turns.Contains(happened.Type))
                {
                    _visits.Add(happened.Stream[Session.Length..]);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes what is waiting: slots, and ids of sessions.</summary>
    public (IReadOnlySet<SlotKey> Slots, IReadOnlySet<string> Visits) Take()
    {
        lock (_lock)
        {
            var taken = (_slots, _visits);
            if (_slots.Count > 0)
            {
                _slots = [];
            }

            if (_visits.Count > 0)
            {
                _visits = new(StringComparer.Ordinal);
            }

            return taken;
        }
    }

    /// <summary>Takes slots back that could not be told of.</summary>
    public void Return(IEnumerable<SlotKey> slots)
    {
        lock (_lock)
        {
            _slots.UnionWith(slots);
        }
    }
}
