using System.Text.Json.Serialization;
using CustomerConnect.Reservations;

namespace CustomerConnect.Grains.Reservations;

/// <summary>What can happen to a reservation.</summary>
public abstract record ReservationEvent;

/// <summary>The home is the contact's until the end.</summary>
/// <param name="Slot">Text of the booked slot's key, or null.</param>
/// <param name="Price">What the home costs whoever reserved it, whatever it is offered at later; null in what was written before it was kept.</param>
public sealed record ReservationPlaced(
    SessionId Session, UnitId Unit, ProjectId Project, CommunityId Community, ContactId Contact, ContactKind ContactKind,
    DepositId? Deposit, string? Slot, DateTimeOffset EndsAt, int Clients,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Money? Price = null) : ReservationEvent;

/// <summary>Its submission was given up before it was placed.</summary>
public sealed record ReservationAbandoned(string Reason) : ReservationEvent;

/// <summary>There is more time.</summary>
/// <param name="Reason">Why, a stable word; null in what was written before one was asked for.</param>
public sealed record ReservationExtended(
    DateTimeOffset EndsAt, string By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null) : ReservationEvent;

/// <summary>Its end is near, and its contact is told so.</summary>
/// <param name="EndsAt">The end that they are told of; a later one is told again.</param>
public sealed record ReservationEndNear(DateTimeOffset EndsAt) : ReservationEvent;

/// <summary>The appointment is to move; the new slot is booked first.</summary>
/// <param name="Capacity">Bookings that the new slot may have.</param>
/// <param name="By">Staff account that moves it; null for the contact.</param>
/// <param name="Reason">Why staff move it, a stable word; null for the contact.</param>
public sealed record AppointmentMoveStarted(
    string? To, int Capacity, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null) : ReservationEvent;

/// <summary>The appointment has moved; the slot it had is to be given back.</summary>
/// <param name="By">As the move began with.</param>
/// <param name="Reason">As the move began with.</param>
public sealed record AppointmentMoved(
    string? From, string? To, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null) : ReservationEvent;

/// <summary>The new slot could not be had; the old one stays. A booking of the new one that arrives late is to be given back.</summary>
public sealed record AppointmentMoveFailed : ReservationEvent;

/// <summary>A slot that the appointment left, or did not come to, is given back.</summary>
/// <param name="Move">The move that left it.</param>
public sealed record AppointmentSlotGivenBack(string Slot, int Move) : ReservationEvent;

/// <summary>It ends (<c>Reason</c> is a stable word, <c>By</c> a staff account's id): from now on the home, the slot, the allowance and the money are given back (or the home is sold).</summary>
public sealed record ReservationEndStarted(ReservationStatus As, string? Reason, string? By) : ReservationEvent;

/// <summary>Everything it had is given back.</summary>
public sealed record ReservationEnded(ReservationStatus As) : ReservationEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReservationPlaced)), JsonSerializable(typeof(ReservationAbandoned)), JsonSerializable(typeof(ReservationExtended))]
[JsonSerializable(typeof(AppointmentMoveStarted)), JsonSerializable(typeof(AppointmentMoved))]
[JsonSerializable(typeof(AppointmentMoveFailed)), JsonSerializable(typeof(AppointmentSlotGivenBack))]
[JsonSerializable(typeof(ReservationEndNear))]
[JsonSerializable(typeof(ReservationEndStarted)), JsonSerializable(typeof(ReservationEnded))]
internal sealed partial class ReservationJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class ReservationEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<ReservationEvent> All = new(
        ("reservation.placed", 1, ReservationJson.Default.ReservationPlaced),
        ("reservation.abandoned", 1, ReservationJson.Default.ReservationAbandoned),
        ("reservation.extended", 1, ReservationJson.Default.ReservationExtended),
        ("reservation.end-near", 1, ReservationJson.Default.ReservationEndNear),
        ("reservation.appointment-move-started", 1, ReservationJson.Default.AppointmentMoveStarted),
        ("reservation.appointment-moved", 1, ReservationJson.Default.AppointmentMoved),
        ("reservation.appointment-move-failed", 1, ReservationJson.Default.AppointmentMoveFailed),
        ("reservation.appointment-slot-given-back", 1, ReservationJson.Default.AppointmentSlotGivenBack),
        ("reservation.end-started", 1, ReservationJson.Default.ReservationEndStarted),
        ("reservation.ended", 1, ReservationJson.Default.ReservationEnded));
}
