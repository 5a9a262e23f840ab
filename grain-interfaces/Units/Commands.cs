namespace CustomerConnect.Units;

/// <summary>Sales status of a home, as staff see it.</summary>
[GenerateSerializer, Alias("UnitStatus")]
public enum UnitStatus
{
    /// <summary>Not yet released: "Coming soon".</summary>
    Unreleased,

    /// <summary>Can be reserved.</summary>
    Available,

    /// <summary>A session is paying and submitting.</summary>
    OnHold,

    /// <summary>Reserved.</summary>
    InProgress,

    /// <summary>Gone.</summary>
    Sold,
}

/// <summary>Registers a home or changes what is offered. Null leaves a figure as it is.</summary>
/// <param name="Sold">True marks a home sold that was sold elsewhere, false takes that mark back.</param>
[GenerateSerializer, Immutable, Alias("OfferUnit")]
public sealed record OfferUnit(
    [property: Id(0)] CommandId Command, [property: Id(1)] ProjectId Project, [property: Id(2)] Money? Price,
    [property: Id(3)] bool? Released, [property: Id(4)] bool? Sold);

/// <summary>Asks for a hold.</summary>
/// <param name="Length">How long it lasts.</param>
/// <param name="WaitAfterLapse">How long this contact must have waited since a hold of theirs on this home lapsed.</param>
[GenerateSerializer, Immutable, Alias("HoldUnit")]
public sealed record HoldUnit(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ContactId Contact,
    [property: Id(3)] TimeSpan Length, [property: Id(4)] TimeSpan WaitAfterLapse);

/// <summary>Asks for more time, once.</summary>
/// <param name="By">Added to the hold's end.</param>
[GenerateSerializer, Immutable, Alias("ExtendHold")]
public sealed record ExtendHold(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] TimeSpan By);

/// <summary>Gives a hold back.</summary>
[GenerateSerializer, Immutable, Alias("ReleaseHold")]
public sealed record ReleaseHold(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] string Reason);

/// <summary>Why staff end a hold. A word and no text: the log keeps it for good, and text may tell of a person.</summary>
[GenerateSerializer, Alias("HoldEndReason")]
public enum HoldEndReason
{
    /// <summary>Who held it asked for it.</summary>
    AskedFor,

    /// <summary>It was held by mistake.</summary>
    Mistake,

    /// <summary>The home is not to be sold now.</summary>
    NotForSale,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Ends a session's hold by another hand than its own.</summary>
/// <param name="Session">Whose hold it is; another's is left alone.</param>
/// <param name="By">Who of the staff.</param>
[GenerateSerializer, Immutable, Alias("EndHold")]
public sealed record EndHold(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] HoldEndReason Reason,
    [property: Id(3)] string By);

/// <summary>Notes that a session knows of the end of its hold.</summary>
[GenerateSerializer, Immutable, Alias("NoteSessionTold")]
public sealed record NoteSessionTold([property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session);

/// <summary>Reserves the held home.</summary>
/// <param name="EndsAt">When the reservation ends, UTC, exclusive.</param>
[GenerateSerializer, Immutable, Alias("ReserveUnit")]
public sealed record ReserveUnit(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ContactId Contact,
    [property: Id(3)] ReservationId Reservation, [property: Id(4)] DateTimeOffset EndsAt);

/// <summary>Takes a reservation back in the middle of a submission.</summary>
[GenerateSerializer, Immutable, Alias("UndoReserveUnit")]
public sealed record UndoReserveUnit([property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation);

/// <summary>Frees the home of a reservation that ended.</summary>
[GenerateSerializer, Immutable, Alias("FreeUnit")]
public sealed record FreeUnit(
    [property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation, [property: Id(2)] string Reason);

/// <summary>Marks the home of a reservation sold.</summary>
[GenerateSerializer, Immutable, Alias("SellUnit")]
public sealed record SellUnit([property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation);

/// <summary>Moves the end of a reservation.</summary>
[GenerateSerializer, Immutable, Alias("ExtendUnitReservation")]
public sealed record ExtendUnitReservation(
    [property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation, [property: Id(2)] DateTimeOffset EndsAt);

/// <summary>Joins the queue.</summary>
/// <param name="OfferLength">How long the home is kept for this entry when its turn comes.</param>
/// <param name="Limit">Homes at one time for this kind of contact: who has as many when the turn comes is passed over.</param>
[GenerateSerializer, Immutable, Alias("JoinQueue")]
public sealed record JoinQueue(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ContactId Contact,
    [property: Id(3)] TimeSpan OfferLength, [property: Id(4)] int Limit);

/// <summary>Leaves the queue.</summary>
[GenerateSerializer, Immutable, Alias("LeaveQueue")]
public sealed record LeaveQueue([property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session);

/// <summary>A hold.</summary>
/// <param name="Until">Its end, UTC, exclusive.</param>
/// <param name="Extended">True when its one extension is used.</param>
/// <param name="Price">What the home was offered at when it was held.</param>
[GenerateSerializer, Immutable, Alias("UnitHold")]
public sealed record UnitHold(
    [property: Id(0)] SessionId Session, [property: Id(1)] DateTimeOffset Until, [property: Id(2)] bool Extended,
    [property: Id(3)] Money? Price);

/// <summary>A place in the queue.</summary>
[GenerateSerializer, Immutable, Alias("QueuePlace")]
public sealed record QueuePlace([property: Id(0)] SessionId Session, [property: Id(1)] ContactId Contact);

/// <summary>How a home stands at one moment.</summary>
/// <param name="Version">Version of its stream.</param>
/// <param name="Until">End of the hold or reservation, or null.</param>
/// <param name="Queue">Who waits, the next in line first; at most 50.</param>
/// <param name="Offered">True while the hold is an offer to who was next in line.</param>
/// <param name="Untold">Sessions whose hold was ended by another hand and that have yet to be told.</param>
[GenerateSerializer, Immutable, Alias("UnitSnapshot")]
public sealed record UnitSnapshot(
    [property: Id(0)] UnitId Unit, [property: Id(1)] ProjectId? Project, [property: Id(2)] int Version,
    [property: Id(3)] UnitStatus Status, [property: Id(4)] Money? Price, [property: Id(5)] SessionId? Session,
    [property: Id(6)] ContactId? Contact, [property: Id(7)] ReservationId? Reservation, [property: Id(8)] DateTimeOffset? Until,
    [property: Id(9)] System.Collections.Immutable.ImmutableArray<QueuePlace> Queue,
    [property: Id(10)] System.Collections.Immutable.ImmutableArray<SessionId> Untold, [property: Id(11)] bool Offered);
