using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Grains.Reservations;

/// <summary>
/// The life of a reservation: Active, then one of Completed, Expired, Reversed, Withdrawn; or Abandoned before it was ever placed.
/// </summary>
public static class ReservationRules
{
    /// <summary>How soon an end or a move that did not go through is tried again.</summary>
    public static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>How long before the end its contact is told.</summary>
    public static readonly TimeSpan TellBefore = TimeSpan.FromHours(48);

    /// <summary>Places it; here the submission is decided.</summary>
    public static Decision<ReservationEvent> Place(ReservationState reservation, PlaceReservation wish) =>
        reservation.Status switch
        {
            ReservationStatus.None => new ReservationPlaced(
                wish.Session, wish.Unit, wish.Project, wish.Community, wish.Contact, wish.ContactKind, wish.Deposit,
                wish.Slot?.ToString(), wish.EndsAt, wish.Clients, wish.Price),
            ReservationStatus.Abandoned => new ReservationIsAbandoned(),
            _ => Decision<ReservationEvent>.Nothing,
        };

    /// <summary>Gives a submission up, unless it is placed.</summary>
    public static Decision<ReservationEvent> Abandon(ReservationState reservation, AbandonReservation wish) =>
        reservation.Status switch
        {
            ReservationStatus.None => new ReservationAbandoned(wish.Reason),
            ReservationStatus.Abandoned => Decision<ReservationEvent>.Nothing,
            _ => new ReservationIsPlaced(),
        };

    /// <summary>Begins the end. The first end counts; the same end again is harmless.</summary>
    public static Decision<ReservationEvent> End(ReservationState reservation, EndReservation wish, DateTimeOffset now)
    {
        if (reservation.Placement is null)
        {
            return new ReservationIsUnknown();
        }

        if (wish.As is not (ReservationStatus.Completed or ReservationStatus.Reversed or ReservationStatus.Withdrawn))
        {
            return new ReservationDoesNotEndSo();
        }

        if (reservation.Ending is { } ending)
        {
            return ending == wish.As ? Decision<ReservationEvent>.Nothing : new ReservationHasEnded(ending);
        }

        if (wish.As == ReservationStatus.Reversed && wish.Reason is null)
        {
            return new ReversalNeedsAReason();
        }

        if (wish.Note?.Length > ReservationNotes.LongestNote)
        {
            return new NoteIsTooLong(ReservationNotes.LongestNote);
        }

        return now >= reservation.EndsAt
            ? new ReservationHasEnded(ReservationStatus.Expired)
            : new ReservationEndStarted(wish.As, wish.As == ReservationStatus.Reversed ? Word(wish.Reason!.Value) : null, wish.By);
    }

    /// <summary>Gives an active reservation a later end.</summary>
    public static Decision<ReservationEvent> Extend(ReservationState reservation, ExtendReservation wish, DateTimeOffset now) =>
        NotActive(reservation, now) is { } refusal ? refusal
        : wish.EndsAt == reservation.EndsAt ? Decision<ReservationEvent>.Nothing
        : wish.EndsAt < reservation.EndsAt ? new ReservationCanOnlyGrow(reservation.EndsAt)
        : wish.Reason is not { } reason ? new ExtensionNeedsAReason()
        : new ReservationExtended(wish.EndsAt, wish.By, reason.ToString().ToLowerInvariant());

    /// <summary>Begins to move the appointment.</summary>
    public static Decision<ReservationEvent> StartMove(ReservationState reservation, MoveAppointment wish, DateTimeOffset now) =>
        NotActive(reservation, now) is { } refusal ? refusal
        : wish.Slot is { } slot && slot.Project != reservation.Placement!.Project ? new SlotIsNotOffered()
        : reservation.Moving is { } moving
            ? moving.To == wish.Slot ? Decision<ReservationEvent>.Nothing : new AppointmentIsMoving()
        : wish.Slot == reservation.Slot ? Decision<ReservationEvent>.Nothing
        : wish is { By: not null, Reason: null } ? new MoveNeedsAReason()
        : new AppointmentMoveStarted(wish.Slot?.ToString(), wish.Capacity, wish.By, wish.Reason?.ToString().ToLowerInvariant());

    /// <summary>The new slot is booked (or none is wanted). A move that another process has brought to its end stays as it ended.</summary>
    /// <param name="number">Which move.</param>
    public static Decision<ReservationEvent> FinishMove(ReservationState reservation, int number) =>
        reservation.Moving is { } moving && moving.Number == number
            ? new AppointmentMoved(reservation.Slot?.ToString(), moving.To?.ToString(), moving.By, moving.Reason)
            : Decision<ReservationEvent>.Nothing;

    /// <summary>The new slot could not be had.</summary>
    /// <param name="number">Which move.</param>
    public static Decision<ReservationEvent> FailMove(ReservationState reservation, int number) =>
        reservation.Moving?.Number == number ? new AppointmentMoveFailed() : Decision<ReservationEvent>.Nothing;

    /// <summary>A slot that was left is given back.</summary>
    public static Decision<ReservationEvent> GiveBack(ReservationState reservation, LeftSlot left) =>
        reservation.GivingBack.Contains(left)
            ? new AppointmentSlotGivenBack(left.Slot.ToString(), left.Move)
            : Decision<ReservationEvent>.Nothing;

    /// <summary>The end is over once nothing is left to be given back.</summary>
    public static Decision<ReservationEvent> FinishEnd(ReservationState reservation) =>
        reservation is { Ending: { } ending, Ended: false, GivingBack.IsEmpty: true }
            ? new ReservationEnded(ending)
            : Decision<ReservationEvent>.Nothing;

    /// <summary>By the clock it expires; before that its contact is told, once an end.</summary>
    public static Decision<ReservationEvent> Wake(ReservationState reservation, DateTimeOffset now) =>
        reservation.Status != ReservationStatus.Active ? Decision<ReservationEvent>.Nothing
        : now >= reservation.EndsAt ? new ReservationEndStarted(ReservationStatus.Expired, null, null)
        : now >= TellAt(reservation) ? new ReservationEndNear(reservation.EndsAt)
        : Decision<ReservationEvent>.Nothing;

    /// <summary>When its contact is told that the end is near; null when they have been, or when it was that near from the beginning.</summary>
    public static DateTimeOffset? TellAt(ReservationState reservation) =>
        reservation.Placement is { } placed && reservation.ToldOf != reservation.EndsAt && reservation.EndsAt - TellBefore > placed.At
            ? reservation.EndsAt - TellBefore
            : null;

    /// <summary>When it has to be woken next.</summary>
    public static DateTimeOffset? Due(ReservationState reservation) =>
        reservation.Placement is null || reservation.Ended ? null
        : reservation.Ending is not null || reservation.Moving is not null || !reservation.GivingBack.IsEmpty ? reservation.ChangedAt + AgainAfter
        : TellAt(reservation) ?? reservation.EndsAt;

    /// <summary>The stable word of a reason, in the log and in tables.</summary>
    public static string Word(ReversalReason reason) => reason.ToString().ToLowerInvariant();

    private static Refusal? NotActive(ReservationState reservation, DateTimeOffset now) =>
        reservation.Placement is null ? new ReservationIsUnknown()
        : reservation.Ending is { } ending ? new ReservationHasEnded(ending)
        : now >= reservation.EndsAt ? new ReservationHasEnded(ReservationStatus.Expired)
        : null;
}
