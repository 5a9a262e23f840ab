using System.Collections.Immutable;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;

namespace CustomerConnect.Grains.Reservations;

/// <summary>What a reservation was placed with.</summary>
/// <param name="Price">What the home costs whoever reserved it, or null.</param>
public sealed record Placement(
    SessionId Session, UnitId Unit, ProjectId Project, CommunityId Community, ContactId Contact, ContactKind ContactKind,
    DepositId? Deposit, DateTimeOffset At, int Clients, Money? Price = null);

/// <summary>An appointment on its way to another slot (or to none).</summary>
/// <param name="Number">Which move of the reservation it is; names its steps, on whatever process they run.</param>
/// <param name="By">Staff account that moves it; null for the contact.</param>
/// <param name="Reason">Why staff move it, a stable word; null for the contact.</param>
public sealed record Move(SlotKey? To, int Capacity, int Number, string? By = null, string? Reason = null);

/// <summary>A slot that the appointment has left, or did not come to, and that has yet to be given back.</summary>
/// <param name="Move">The move that left it: what was booked for it or before goes back.</param>
public sealed record LeftSlot(SlotKey Slot, int Move);

/// <summary>Everything about a reservation that its rules look at.</summary>
/// <param name="Ending">How it ends, once it does; what it had is being given back until <paramref name="Ended"/>.</param>
/// <param name="Moves">How often its appointment began to move.</param>
/// <param name="ToldOf">The end that its contact was told is near, or null.</param>
public sealed record ReservationState(
    ReservationId Reservation, Placement? Placement, SlotKey? Slot, DateTimeOffset EndsAt, Move? Moving,
    ReservationStatus? Ending, string? EndReason, bool Ended, DateTimeOffset ChangedAt, DateTimeOffset? EndedAt, int Moves,
    ImmutableArray<LeftSlot> GivingBack, DateTimeOffset? ToldOf = null)
{
    /// <summary>A reservation nobody has placed.</summary>
    public static ReservationState Initial(string key) => new(new(key), null, null, default, null, null, null, false, default, null, 0, []);

    /// <summary>Its status: it is over from the moment its end has begun.</summary>
    public ReservationStatus Status =>
        Ending ?? (Placement is null ? ReservationStatus.None : ReservationStatus.Active);

    /// <summary>The state after an event.</summary>
    public ReservationState Apply(ReservationEvent happened, DateTimeOffset at) => (happened switch
    {
        ReservationPlaced e => this with
        {
            Placement = new(
                e.Session, e.Unit, e.Project, e.Community, e.Contact, e.ContactKind, e.Deposit, at, e.Clients, e.Price),
            Slot = SlotKey.Parse(e.Slot),
            EndsAt = e.EndsAt,
        },
        ReservationAbandoned e => this with
        {
            Ending = ReservationStatus.Abandoned, EndReason = e.Reason, Ended = true, EndedAt = at,
        },
        ReservationExtended e => this with { EndsAt = e.EndsAt },
        ReservationEndNear e => this with { ToldOf = e.EndsAt },
        AppointmentMoveStarted e => this with { Moving = new(SlotKey.Parse(e.To), e.Capacity, Moves + 1, e.By, e.Reason), Moves = Moves + 1 },
        AppointmentMoved e => Leaving(SlotKey.Parse(e.From)) with { Slot = SlotKey.Parse(e.To) },
        AppointmentMoveFailed => Leaving(Moving?.To),
        AppointmentSlotGivenBack e => this with
        {
            GivingBack = GivingBack.RemoveAll(left => left.Slot.ToString() == e.Slot && left.Move <= e.Move),
        },
        ReservationEndStarted e => Leaving(Moving?.To) with { Ending = e.As, EndReason = e.Reason, EndedAt = at },
        ReservationEnded => this with { Ended = true },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    }) with { ChangedAt = at };

    /// <summary>The move is over, and a slot is left behind by it.</summary>
    private ReservationState Leaving(SlotKey? slot) =>
        this with { Moving = null, GivingBack = slot is null ? GivingBack : GivingBack.Add(new(slot, Moves)) };

    /// <summary>How it shows to who asks.</summary>
    public ReservationSnapshot Snapshot(int version) => new(
        Reservation, version, Status, Placement?.Session, Placement?.Unit, Placement?.Project, Placement?.Community,
        Placement?.Contact, Placement?.ContactKind ?? default, Placement?.Deposit, Slot, Placement?.At ?? default, EndsAt, EndedAt,
        EndReason, Placement?.Price);
}
