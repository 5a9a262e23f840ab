using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;

namespace CustomerConnect.Grains.Sessions;

/// <summary>What can happen in a session.</summary>
public abstract record SessionEvent;

/// <summary>A visitor opened a link.</summary>
public sealed record SessionStarted(
    LinkId Link, VisitorId Visitor, CommunityId Community, string Division, Selection Selection, Device Device) : SessionEvent;

/// <summary>The visitor chose.</summary>
public sealed record SelectionChanged(Selection Selection) : SessionEvent;

/// <summary>The visitor proved who they are.</summary>
public sealed record ContactSignedIn(ContactId Contact, ContactKind Kind, bool Registered) : SessionEvent;

/// <summary>The visitor signed out.</summary>
public sealed record ContactSignedOut : SessionEvent;

/// <summary>An appointment is chosen (text of its slot's key), or none.</summary>
public sealed record AppointmentChosen(string? Slot) : SessionEvent;

/// <summary>The chosen home could not be had.</summary>
/// <param name="Code">Code of the refusal.</param>
public sealed record HomeLost(UnitId Unit, string Code) : SessionEvent;

/// <summary>The home is held while the visitor pays and submits.</summary>
/// <param name="Deposit">The deposit to pay, or null where none is asked for.</param>
/// <param name="Price">The home's price then, which a reservation keeps; null where it has none, and in what was written before it was kept.</param>
public sealed record HoldObtained(
    UnitId Unit, ProjectId Project, DateTimeOffset Until, bool Extended, DepositId? Deposit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Money? Price = null) : SessionEvent;

/// <summary>The hold has more time.</summary>
public sealed record SessionHoldExtended(DateTimeOffset Until) : SessionEvent;

/// <summary>The hold is over without a reservation.</summary>
/// <param name="Reason"><c>lapsed</c>, <c>changed</c>, <c>left</c>, <c>signed-out</c>, <c>ended-by-staff</c> or <c>lost</c>.</param>
/// <param name="Hold">Which of the session's holds: what it had is being given back. Null in what was written before the log said so.</param>
public sealed record HoldEnded(
    UnitId Unit, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Hold = null) : SessionEvent;

/// <summary>A home that a queue kept for the session is not wanted: it is being given back, as a hold of its own.</summary>
/// <param name="Contact">For whom it was kept.</param>
/// <param name="Hold">Which of the session's holds.</param>
public sealed record HoldDeclined(UnitId Unit, ProjectId Project, ContactId Contact, DateTimeOffset Until, int Hold) : SessionEvent;

/// <summary>Home, allowance and deposit of an ended hold are given back.</summary>
/// <param name="Hold">Which of the session's holds.</param>
public sealed record HoldGivenBack(UnitId Unit, int Hold) : SessionEvent;

/// <summary>The deposit has moved.</summary>
/// <param name="Status">Word of its status.</param>
/// <param name="Failure">Code of the last failed attempt, or null.</param>
public sealed record DepositMoved(DepositId Deposit, string Status, string? Failure) : SessionEvent;

/// <summary>The realtor's client profiles have changed.</summary>
public sealed record ClientsCounted(int Complete, int Unfinished) : SessionEvent;

/// <summary>The submission has begun: it is decided by the reservation's stream.</summary>
public sealed record SubmissionStarted(
    ReservationId Reservation, DateTimeOffset EndsAt, int Limit, int SlotCapacity, bool StaffEmail, bool StaffSms) : SessionEvent;

/// <summary>A step was refused: all is being taken back.</summary>
public sealed record SubmissionTakingBack(string Code) : SessionEvent;

/// <summary>All is taken back.</summary>
public sealed record SubmissionTakenBack(string Code) : SessionEvent;

/// <summary>The home is reserved.</summary>
/// <param name="Clients">Profiles that opted in to be written to.</param>
public sealed record Submitted(ReservationId Reservation, ImmutableArray<string> Clients, bool StaffEmail, bool StaffSms) : SessionEvent;

/// <summary>Staff take it in person.</summary>
/// <param name="DepositTaken">True when they have taken the deposit themselves.</param>
public sealed record SessionTakenInPerson(string By, bool DepositTaken) : SessionEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SessionStarted)), JsonSerializable(typeof(SelectionChanged)), JsonSerializable(typeof(ContactSignedIn))]
[JsonSerializable(typeof(ContactSignedOut)), JsonSerializable(typeof(AppointmentChosen)), JsonSerializable(typeof(HomeLost))]
[JsonSerializable(typeof(HoldObtained)), JsonSerializable(typeof(SessionHoldExtended)), JsonSerializable(typeof(HoldEnded))]
[JsonSerializable(typeof(DepositMoved)), JsonSerializable(typeof(ClientsCounted)), JsonSerializable(typeof(SubmissionStarted))]
[JsonSerializable(typeof(SubmissionTakingBack)), JsonSerializable(typeof(SubmissionTakenBack)), JsonSerializable(typeof(Submitted))]
[JsonSerializable(typeof(SessionTakenInPerson)), JsonSerializable(typeof(HoldDeclined)), JsonSerializable(typeof(HoldGivenBack))]
internal sealed partial class SessionJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class SessionEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<SessionEvent> All = new(
        ("session.started", 1, SessionJson.Default.SessionStarted),
        ("session.selection-changed", 1, SessionJson.Default.SelectionChanged),
        ("session.signed-in", 1, SessionJson.Default.ContactSignedIn),
        ("session.signed-out", 1, SessionJson.Default.ContactSignedOut),
        ("session.appointment-chosen", 1, SessionJson.Default.AppointmentChosen),
        ("session.home-lost", 1, SessionJson.Default.HomeLost),
        ("session.hold-obtained", 1, SessionJson.Default.HoldObtained),
        ("session.hold-extended", 1, SessionJson.Default.SessionHoldExtended),
        ("session.hold-ended", 1, SessionJson.Default.HoldEnded),
        ("session.hold-declined", 1, SessionJson.Default.HoldDeclined),
        ("session.hold-given-back", 1, SessionJson.Default.HoldGivenBack),
        ("session.deposit-moved", 1, SessionJson.Default.DepositMoved),
        ("session.clients-counted", 1, SessionJson.Default.ClientsCounted),
        ("session.submission-started", 1, SessionJson.Default.SubmissionStarted),
        ("session.submission-taking-back", 1, SessionJson.Default.SubmissionTakingBack),
        ("session.submission-taken-back", 1, SessionJson.Default.SubmissionTakenBack),
        ("session.submitted", 1, SessionJson.Default.Submitted),
        ("session.taken-in-person", 1, SessionJson.Default.SessionTakenInPerson));
}
