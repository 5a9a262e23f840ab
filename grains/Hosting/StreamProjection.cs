using CustomerConnect.Grains.Allowances;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Slots;
using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Rebuild;

namespace CustomerConnect.Grains.Hosting;

/// <summary>The rows of a kind of stream, for a rebuild and for an audit: folded by the same functions as in its grain.</summary>
public sealed class StreamProjection<TAggregate, TState, TEvent>(EventTypes<TEvent> types) : IStreamProjection
    where TAggregate : IAggregate<TState, TEvent> where TState : class where TEvent : class
{
    /// <inheritdoc/>
    public bool Owns(string stream) =>
        stream.StartsWith(TAggregate.Prefix, StringComparison.Ordinal) && stream.AsSpan(TAggregate.Prefix.Length) is ['/', ..];

    /// <inheritdoc/>
    public IReadOnlyList<RowChange> Rows(string stream, IReadOnlyList<StoredEvent> events)
    {
        var state = TAggregate.Initial(stream[(TAggregate.Prefix.Length + 1)..]);
        foreach (var stored in events)
        {
            state = TAggregate.Apply(state, types.Read(stored.Event), stored.At);
        }

        return events is [.., var last]
            ? [.. Folding.Rows<TAggregate, TState, TEvent>(state, last.Version, last.At), WakeUp.Row(stream, TAggregate.Due(state))]
            : [];
    }
}

/// <summary>All kinds of stream.</summary>
public static class StreamProjections
{
    /// <summary>One a kind.</summary>
    public static readonly IReadOnlyList<IStreamProjection> All =
    [
        new StreamProjection<UnitAggregate, UnitState, UnitEvent>(UnitEventTypes.All),
        new StreamProjection<SlotAggregate, SlotState, SlotEvent>(SlotEventTypes.All),
        new StreamProjection<SessionAggregate, SessionState, SessionEvent>(SessionEventTypes.All),
        new StreamProjection<ReservationAggregate, ReservationState, ReservationEvent>(ReservationEventTypes.All),
        new StreamProjection<DepositAggregate, DepositState, DepositEvent>(DepositEventTypes.All),
        new StreamProjection<AllowanceAggregate, AllowanceState, AllowanceEvent>(AllowanceEventTypes.All),
        new StreamProjection<IdentityAggregate, IdentityState, IdentityEvent>(IdentityEventTypes.All),
    ];
}
