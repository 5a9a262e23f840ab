using CustomerConnect.Slots;
using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Live;

/// <summary>
/// Remembers which slots were booked or given back, which visits have lost or ended their hold, and which reservations have changed, until
/// pages are told.
/// </summary>
public sealed class VisitFeed : IEventFeedConsumer
{
    private const string Slot = "slot/", Session = "session/", Reservation = "reservation/";

    // What makes another open page of the same visit out of date. A page's own actions are answered with a fresh page anyway.
    private static readonly HashSet<string> _turns =
        new(StringComparer.Ordinal) { "session.hold-ended", "session.signed-out", "session.submitted" };

    private static readonly HashSet<string> _changes =
        new(StringComparer.Ordinal) { "reservation.ended", "reservation.extended", "reservation.appointment-moved" };

    private readonly Lock _lock = new();
    private HashSet<SlotKey> _slots = [];
    private HashSet<string> _visits = new(StringComparer.Ordinal);
    private HashSet<string> _reservations = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["slot", "session", "reservation"];

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
                else if (happened.Stream.StartsWith(Reservation, StringComparison.Ordinal) && _changes.Contains(happened.Type))
                {
                    _reservations.Add(happened.Stream[Reservation.Length..]);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes what is waiting: slots, ids of sessions, and ids of reservations.</summary>
    public (IReadOnlySet<SlotKey> Slots, IReadOnlySet<string> Visits, IReadOnlySet<string> Reservations) Take()
    {
        lock (_lock)
        {
            var taken = (_slots, _visits, _reservations);
            if (_slots.Count > 0)
            {
                _slots = [];
            }

            if (_visits.Count > 0)
            {
                _visits = new(StringComparer.Ordinal);
            }

            if (_reservations.Count > 0)
            {
                _reservations = new(StringComparer.Ordinal);
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
