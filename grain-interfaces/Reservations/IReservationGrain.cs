using CustomerConnect.Slots;

namespace CustomerConnect.Reservations;

/// <summary>A home kept for a contact for days, from its submission to its end. Key: the reservation's id.</summary>
[Alias("IReservationGrain")]
public interface IReservationGrain : IStreamGrain
{
    /// <summary>Places the reservation: the last step of a submission. Placing the same one again changes nothing.</summary>
    [Alias("Place")]
    Task<Answer<ReservationSnapshot>> Place(PlaceReservation command);

    /// <summary>
    /// Gives a submission up before it is placed: placing it later is refused. Refused itself when it has been placed, and then the
    /// submission must go on to its end. This stream is where a submission is decided.
    /// </summary>
    [Alias("Abandon")]
    Task<Answer<ReservationSnapshot>> Abandon(AbandonReservation command);

    /// <summary>
    /// Ends it: frees (or sells) the home, gives the slot and the allowance back, returns the deposit unless it is completed. Goes on by
    /// itself when the process dies in the middle.
    /// </summary>
    [Alias("End")]
    Task<Answer<ReservationSnapshot>> End(EndReservation command);

    /// <summary>Gives it more time.</summary>
    [Alias("Extend")]
    Task<Answer<ReservationSnapshot>> Extend(ExtendReservation command);

    /// <summary>Moves its appointment: books the new slot before it frees the old one.</summary>
    [Alias("MoveAppointment")]
    Task<Answer<ReservationSnapshot>> MoveAppointment(MoveAppointment command);

    /// <summary>How it stands.</summary>
    [Alias("Look")]
    Task<ReservationSnapshot> Look();
}

/// <summary>Life of a reservation.</summary>
[GenerateSerializer, Alias("ReservationStatus")]
public enum ReservationStatus
{
    /// <summary>Not placed.</summary>
    None,

    /// <summary>The home is kept.</summary>
    Active,

    /// <summary>The agreement is signed: the home is sold.</summary>
    Completed,

    /// <summary>Its days are over.</summary>
    Expired,

    /// <summary>Taken back after internal review, with a reason.</summary>
    Reversed,

    /// <summary>Given back by who reserved.</summary>
    Withdrawn,

    /// <summary>Its submission was given up before it was placed.</summary>
    Abandoned,
}

/// <summary>Who a contact is to the builder.</summary>
[GenerateSerializer, Alias("ContactKind")]
public enum ContactKind
{
    /// <summary>Buys for themselves.</summary>
    Customer,

    /// <summary>A realtor whose brokerage staff have not approved.</summary>
    UnregisteredRealtor,

    /// <summary>A realtor whose brokerage and license staff have approved.</summary>
    RegisteredRealtor,
}

/// <summary>Places a reservation.</summary>
/// <param name="EndsAt">Its end, UTC, exclusive.</param>
/// <param name="Clients">Confirmed client profiles of a realtor.</param>
/// <param name="Price">The home's price when it was held, or null.</param>
[GenerateSerializer, Immutable, Alias("PlaceReservation")]
public sealed record PlaceReservation(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] UnitId Unit,
    [property: Id(3)] ProjectId Project, [property: Id(4)] CommunityId Community, [property: Id(5)] ContactId Contact,
    [property: Id(6)] ContactKind ContactKind, [property: Id(7)] DepositId? Deposit, [property: Id(8)] SlotKey? Slot,
    [property: Id(9)] DateTimeOffset EndsAt, [property: Id(10)] int Clients, [property: Id(11)] Money? Price = null);

/// <summary>Gives a submission up.</summary>
[GenerateSerializer, Immutable, Alias("AbandonReservation")]
public sealed record AbandonReservation([property: Id(0)] CommandId Command, [property: Id(1)] string Reason);

/// <summary>Why staff take a reservation back after internal review.</summary>
[GenerateSerializer, Alias("ReversalReason")]
public enum ReversalReason
{
    /// <summary>The purchase cannot be financed.</summary>
    Financing,

    /// <summary>The contact's legal identity could not be confirmed.</summary>
    Identity,

    /// <summary>The same customer has reserved before.</summary>
    Duplicate,

    /// <summary>The home, its price or its release was wrong.</summary>
    Listing,

    /// <summary>The customer asked for it.</summary>
    Customer,

    /// <summary>Anything else; the note says what.</summary>
    Other,
}

/// <summary>Ends a reservation.</summary>
/// <param name="As">How: Completed, Expired, Reversed or Withdrawn.</param>
/// <param name="Reason">Why, for a reversal; null otherwise. Kept in the log.</param>
/// <param name="By">Staff account that ends it; null for the contact or the clock.</param>
/// <param name="Note">
/// What staff write about it, at most 2,000 characters; null for nothing. It may name people, so it is kept beside the reservation and not in
/// the log.
/// </param>
[GenerateSerializer, Immutable, Alias("EndReservation")]
public sealed record EndReservation(
    [property: Id(0)] CommandId Command, [property: Id(1)] ReservationStatus As, [property: Id(2)] ReversalReason? Reason,
    [property: Id(3)] string? By, [property: Id(4)] string? Note = null);

/// <summary>Moves the end.</summary>
/// <param name="By">Staff account that moves it.</param>
/// <param name="Reason">Why; null is refused. Kept in the log.</param>
[GenerateSerializer, Immutable, Alias("ExtendReservation")]
public sealed record ExtendReservation(
    [property: Id(0)] CommandId Command, [property: Id(1)] DateTimeOffset EndsAt, [property: Id(2)] string By, [property: Id(3)] ExtendReason? Reason = null);

/// <summary>Why staff give a reservation more time.</summary>
[GenerateSerializer, Alias("ExtendReason")]
public enum ExtendReason
{
    /// <summary>The customer asked for it.</summary>
    Customer,

    /// <summary>A bank or a broker is not done.</summary>
    Financing,

    /// <summary>The agreement or its papers are not ready.</summary>
    Papers,

    /// <summary>It was the sales team that took longer.</summary>
    Team,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Moves the appointment.</summary>
/// <param name="Slot">The new slot, or null for none.</param>
/// <param name="Capacity">Bookings that the new slot may have.</param>
/// <param name="By">Staff account that moves it; null for the contact.</param>
/// <param name="Reason">Why staff move it; null for the contact. Kept in the log.</param>
[GenerateSerializer, Immutable, Alias("MoveAppointment")]
public sealed record MoveAppointment(
    [property: Id(0)] CommandId Command, [property: Id(1)] SlotKey? Slot, [property: Id(2)] int Capacity, [property: Id(3)] string? By = null,
    [property: Id(4)] MoveReason? Reason = null);

/// <summary>Why staff move an appointment.</summary>
[GenerateSerializer, Alias("MoveReason")]
public enum MoveReason
{
    /// <summary>The customer asked for it.</summary>
    Customer,

    /// <summary>Nobody of the sales team can be there.</summary>
    Team,

    /// <summary>The sales center is closed then.</summary>
    Closed,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How a reservation stands.</summary>
[GenerateSerializer, Immutable, Alias("ReservationSnapshot")]
public sealed record ReservationSnapshot(
    [property: Id(0)] ReservationId Reservation, [property: Id(1)] int Version, [property: Id(2)] ReservationStatus Status,
    [property: Id(3)] SessionId? Session, [property: Id(4)] UnitId? Unit, [property: Id(5)] ProjectId? Project,
    [property: Id(6)] CommunityId? Community, [property: Id(7)] ContactId? Contact, [property: Id(8)] ContactKind ContactKind,
    [property: Id(9)] DepositId? Deposit, [property: Id(10)] SlotKey? Slot, [property: Id(11)] DateTimeOffset PlacedAt,
    [property: Id(12)] DateTimeOffset EndsAt, [property: Id(13)] DateTimeOffset? EndedAt, [property: Id(14)] string? EndReason, [property: Id(15)] Money? Price = null);

/// <summary>There is no such reservation.</summary>
[GenerateSerializer, Immutable, Alias("ReservationIsUnknown")]
public sealed record ReservationIsUnknown() : Refusal(
    RefusalKind.NotFound, "reservation.unknown", "This reservation is not known here. Check the link in your confirmation mail.");

/// <summary>It is placed: the submission cannot be given up.</summary>
[GenerateSerializer, Immutable, Alias("ReservationIsPlaced")]
public sealed record ReservationIsPlaced() : Refusal(
    RefusalKind.Conflict, "reservation.placed", "The reservation is made.");

/// <summary>Its submission was given up.</summary>
[GenerateSerializer, Immutable, Alias("ReservationIsAbandoned")]
public sealed record ReservationIsAbandoned() : Refusal(
    RefusalKind.Conflict, "reservation.abandoned", "This submission was taken back. Look at the checklist and submit again.");

/// <summary>It has ended.</summary>
[GenerateSerializer, Immutable, Alias("ReservationHasEnded")]
public sealed record ReservationHasEnded([property: Id(0)] ReservationStatus Status) : Refusal(
    RefusalKind.Conflict, "reservation.ended",
    Status switch
    {
        ReservationStatus.Completed => "This reservation is completed: the home is sold.",
        ReservationStatus.Expired => "This reservation has expired.",
        ReservationStatus.Reversed => "This reservation was taken back by the sales team.",
        _ => "This reservation has been withdrawn.",
    });

/// <summary>Staff or a customer cannot end it like that.</summary>
[GenerateSerializer, Immutable, Alias("ReservationDoesNotEndSo")]
public sealed record ReservationDoesNotEndSo() : Refusal(
    RefusalKind.Invalid, "reservation.no-such-end", "A reservation is completed, reversed or withdrawn. It expires by itself at its end.");

/// <summary>Its appointment is on the way to another slot.</summary>
[GenerateSerializer, Immutable, Alias("AppointmentIsMoving")]
public sealed record AppointmentIsMoving() : Refusal(
    RefusalKind.Conflict, "reservation.appointment-moving", "The appointment is being moved right now. Look again in a moment.");

/// <summary>Staff who move an appointment say why.</summary>
[GenerateSerializer, Immutable, Alias("MoveNeedsAReason")]
public sealed record MoveNeedsAReason() : Refusal(
    RefusalKind.Invalid, "reservation.move-reason-needed", "Say why the appointment is moved.");

/// <summary>Staff who give more time say why.</summary>
[GenerateSerializer, Immutable, Alias("ExtensionNeedsAReason")]
public sealed record ExtensionNeedsAReason() : Refusal(
    RefusalKind.Invalid, "reservation.extend-reason-needed", "Say why the reservation is extended.");

/// <summary>A reversal says why.</summary>
[GenerateSerializer, Immutable, Alias("ReversalNeedsAReason")]
public sealed record ReversalNeedsAReason() : Refusal(
    RefusalKind.Invalid, "reservation.reason-needed", "Say why the reservation is taken back.");

/// <summary>The note about an end is too long.</summary>
[GenerateSerializer, Immutable, Alias("NoteIsTooLong")]
public sealed record NoteIsTooLong([property: Id(0)] int Longest) : Refusal(
    RefusalKind.Invalid, "reservation.note-too-long", $"Keep the note within {Longest} characters.");

/// <summary>The new end is not after the old one.</summary>
[GenerateSerializer, Immutable, Alias("ReservationCanOnlyGrow")]
public sealed record ReservationCanOnlyGrow([property: Id(0)] DateTimeOffset EndsAt) : Refusal(
    RefusalKind.Invalid, "reservation.can-only-grow", "Choose a day after the present end of the reservation.");
