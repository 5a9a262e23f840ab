using System.Text.Json.Serialization;

namespace CustomerConnect.Grains.Units;

/// <summary>What can happen to a home. Ids and figures only.</summary>
public abstract record UnitEvent;

/// <summary>The catalog registered the home with its project.</summary>
public sealed record UnitRegistered(ProjectId Project) : UnitEvent;

/// <summary>It is for sale from now on.</summary>
public sealed record UnitReleased : UnitEvent;

/// <summary>It is not for sale any more.</summary>
public sealed record UnitWithheld : UnitEvent;

/// <summary>It is offered at a price.</summary>
public sealed record UnitPriced(Money Price) : UnitEvent;

/// <summary>A session holds it.</summary>
public sealed record HoldStarted(SessionId Session, ContactId Contact, DateTimeOffset Until) : UnitEvent;

/// <summary>The hold's one extension.</summary>
public sealed record HoldExtended(DateTimeOffset Until) : UnitEvent;

/// <summary>The session gave the hold back.</summary>
public sealed record HoldReleased(SessionId Session, string Reason) : UnitEvent;

/// <summary>Staff ended the session's hold; the session is to be told.</summary>
/// <param name="Reason">A <see cref="HoldEndReason"/> in small letters.</param>
/// <param name="By">Who of the staff.</param>
public sealed record HoldEndedByStaff(SessionId Session, string Reason, string By) : UnitEvent;

/// <summary>The session knows that its hold was ended.</summary>
public sealed record SessionTold(SessionId Session) : UnitEvent;

/// <summary>The hold's time ran out.</summary>
public sealed record HoldLapsed(SessionId Session, ContactId Contact) : UnitEvent;

/// <summary>The held home is reserved.</summary>
public sealed record UnitReserved(ReservationId Reservation, SessionId Session, ContactId Contact, DateTimeOffset EndsAt) : UnitEvent;

/// <summary>The reservation could not be completed; the session has its hold again.</summary>
public sealed record UnitReservationUndone(ReservationId Reservation) : UnitEvent;

/// <summary>The reservation has more time.</summary>
public sealed record UnitReservationExtended(ReservationId Reservation, DateTimeOffset EndsAt) : UnitEvent;

/// <summary>The reservation ended and the home is free.</summary>
public sealed record UnitFreed(ReservationId Reservation, string Reason) : UnitEvent;

/// <summary>The home is sold, by a reservation or elsewhere (null).</summary>
public sealed record UnitSold(ReservationId? Reservation) : UnitEvent;

/// <summary>A sale made elsewhere was taken back.</summary>
public sealed record UnitSaleTakenBack : UnitEvent;

/// <summary>A session waits for the home.</summary>
public sealed record QueueJoined(SessionId Session, ContactId Contact, TimeSpan OfferLength, int Limit) : UnitEvent;

/// <summary>A session waits no more.</summary>
public sealed record QueueLeft(SessionId Session) : UnitEvent;

/// <summary>The next in line may not have the home: its contact has as many as the limit allows, or the session another one.</summary>
/// <param name="Reason">Code of the refusal.</param>
public sealed record QueuePassedOver(SessionId Session, string Reason) : UnitEvent;

/// <summary>The next in line has the home until a time.</summary>
public sealed record QueueOffered(SessionId Session, ContactId Contact, DateTimeOffset Until) : UnitEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnitRegistered)), JsonSerializable(typeof(UnitReleased)), JsonSerializable(typeof(UnitWithheld))]
[JsonSerializable(typeof(UnitPriced)), JsonSerializable(typeof(HoldStarted)), JsonSerializable(typeof(HoldExtended))]
[JsonSerializable(typeof(HoldReleased)), JsonSerializable(typeof(HoldLapsed)), JsonSerializable(typeof(UnitReserved))]
[JsonSerializable(typeof(UnitReservationUndone)), JsonSerializable(typeof(UnitReservationExtended)), JsonSerializable(typeof(UnitFreed))]
[JsonSerializable(typeof(UnitSold)), JsonSerializable(typeof(UnitSaleTakenBack)), JsonSerializable(typeof(QueueJoined))]
[JsonSerializable(typeof(QueueLeft)), JsonSerializable(typeof(QueuePassedOver)), JsonSerializable(typeof(QueueOffered))]
[JsonSerializable(typeof(HoldEndedByStaff)), JsonSerializable(typeof(SessionTold))]
internal sealed partial class UnitJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class UnitEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<UnitEvent> All = new(
        ("unit.registered", 1, UnitJson.Default.UnitRegistered),
        ("unit.released", 1, UnitJson.Default.UnitReleased),
        ("unit.withheld", 1, UnitJson.Default.UnitWithheld),
        ("unit.priced", 1, UnitJson.Default.UnitPriced),
        ("unit.hold-started", 1, UnitJson.Default.HoldStarted),
        ("unit.hold-extended", 1, UnitJson.Default.HoldExtended),
        ("unit.hold-released", 1, UnitJson.Default.HoldReleased),
        ("unit.hold-ended-by-staff", 1, UnitJson.Default.HoldEndedByStaff),
        ("unit.session-told", 1, UnitJson.Default.SessionTold),
        ("unit.hold-lapsed", 1, UnitJson.Default.HoldLapsed),
        ("unit.reserved", 1, UnitJson.Default.UnitReserved),
        ("unit.reservation-undone", 1, UnitJson.Default.UnitReservationUndone),
        ("unit.reservation-extended", 1, UnitJson.Default.UnitReservationExtended),
        ("unit.freed", 1, UnitJson.Default.UnitFreed),
        ("unit.sold", 1, UnitJson.Default.UnitSold),
        ("unit.sale-taken-back", 1, UnitJson.Default.UnitSaleTakenBack),
        ("unit.queue-joined", 1, UnitJson.Default.QueueJoined),
        ("unit.queue-left", 1, UnitJson.Default.QueueLeft),
        ("unit.queue-passed-over", 1, UnitJson.Default.QueuePassedOver),
        ("unit.queue-offered", 1, UnitJson.Default.QueueOffered));
}
