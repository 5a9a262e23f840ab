using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;

namespace CustomerConnect.Grains.Sessions;

/// <summary>What the session knows of its hold; the unit's stream decides.</summary>
/// <param name="Contact">Whose allowance counts it.</param>
/// <param name="Price">What the visitor is promised, or null.</param>
/// <param name="Number">Which of the session's holds it is, from 1; names the steps of its giving back, on whatever process they run.</param>
public sealed record SessionHold(
    UnitId Unit, ProjectId Project, DateTimeOffset Until, bool Extended, DepositId? Deposit, ContactId Contact, int Number, Money? Price = null);

/// <summary>A submission under way, with all that its steps need.</summary>
/// <param name="TakingBack">Code of the refusal for which it is being taken back, or null while it goes forward.</param>
public sealed record Submission(
    ReservationId Reservation, DateTimeOffset EndsAt, int Limit, int SlotCapacity, bool StaffEmail, bool StaffSms, string? TakingBack);

/// <summary>Everything about a session that its rules look at.</summary>
/// <param name="ReservedBy">Who made the reservation, or null.</param>
/// <param name="Lost">Code of what was lost last and has not been replaced.</param>
/// <param name="InPerson">Set where staff take the reservation in person.</param>
/// <param name="DepositStatus">Word of the deposit's status as last seen.</param>
/// <param name="GivingBack">An ended hold whose home, allowance and deposit have yet to be given back. There is no other hold before they are.</param>
/// <param name="Holds">How many holds the session has had.</param>
/// <param name="WithoutAppointment">True while an appointment that may be left out is: it is not asked for again.</param>
public sealed record SessionState(
    SessionId Session, LinkId? Link, VisitorId? Visitor, CommunityId? Community, string? Division, Selection Selection, Device? Device,
    ContactId? Contact, ContactKind ContactKind, bool Registered, SlotKey? Slot, SessionHold? Hold, string? DepositStatus,
    DepositId? LastDeposit, int ClientsComplete, int ClientsUnfinished, Submission? Submission, ReservationId? Reservation, ContactId? ReservedBy, string? Lost,
    DateTimeOffset StartedAt, DateTimeOffset ChangedAt, TakenInPerson? InPerson = null, SessionHold? GivingBack = null, int Holds = 0,
    bool WithoutAppointment = false)
{
    /// <summary>A session nobody has started.</summary>
    public static SessionState Initial(string key) => new(
        new(key), null, null, null, null, Selection.None, null, null, default, false, null, null, null, null, 0, 0, null, null, null, null,
        default, default);

    /// <summary>True for either kind of realtor.</summary>
    public bool IsRealtor => ContactKind is ContactKind.RegisteredRealtor or ContactKind.UnregisteredRealtor;

    /// <summary>The hold that counts at a moment, or null.</summary>
    public SessionHold? HoldAt(DateTimeOffset now) => Hold is { } hold && now < hold.Until ? hold : null;

    /// <summary>The status at a moment.</summary>
    public SessionStatus StatusAt(DateTimeOffset now) =>
        Link is null ? SessionStatus.None
        : Reservation is not null ? SessionStatus.Reserved
        : Submission is not null ? SessionStatus.Submitting
        : HoldAt(now) is not null ? SessionStatus.Holding
        : Contact is not null ? SessionStatus.SignedIn
        : SessionStatus.Browsing;

    /// <summary>The state after an event.</summary>
    public SessionState Apply(SessionEvent happened, DateTimeOffset at) => (happened switch
    {
        SessionStarted e => this with
        {
            Link = e.Link, Visitor = e.Visitor, Community = e.Community, Division = e.Division, Selection = e.Selection,
            Device = e.Device, StartedAt = at,
        },
        SelectionChanged e => this with
        {
            Selection = e.Selection,
            Lost = e.Selection.Unit is null ? Lost : null,
            Slot = e.Selection.Project is { } project && project != Slot?.Project ? null : Slot,
            WithoutAppointment = WithoutAppointment && e.Selection.Project == Selection.Project,
        },
        ContactSignedIn e => (Contact is null || Contact == e.Contact ? this : WithoutContact()) with
        {
            Contact = e.Contact, ContactKind = e.Kind, Registered = e.Registered,
        },
        ContactSignedOut => WithoutContact(),
        AppointmentChosen e => this with
        {
            Slot = SlotKey.Parse(e.Slot), WithoutAppointment = e.Slot is null, Lost = Lost?.StartsWith("slot.", StringComparison.Ordinal) == true ? null : Lost,
        },
        HomeLost e => this with { Lost = e.Code, Hold = null },
        HoldObtained e => this with
        {
            Hold = new(e.Unit, e.Project, e.Until, e.Extended, e.Deposit, Contact!.Value, Holds + 1, e.Price), Holds = Holds + 1,
            LastDeposit = e.Deposit ?? LastDeposit, DepositStatus = e.Deposit is null ? null : "open", Lost = null,
        },
        SessionHoldExtended e => this with { Hold = Hold! with { Until = e.Until, Extended = true } },
        HoldEnded e => this with
        {
            Hold = null, Lost = e.Reason == "lapsed" && e.Unit == Selection.Unit ? "unit.hold-ended" : Lost,
            GivingBack = e.Hold is null ? GivingBack : Hold,
        },
        HoldDeclined e => this with { GivingBack = new(e.Unit, e.Project, e.Until, true, null, e.Contact, e.Hold), Holds = e.Hold },
        HoldGivenBack => this with { GivingBack = null },
        DepositMoved e => this with { DepositStatus = e.Status },
        ClientsCounted e => this with { ClientsComplete = e.Complete, ClientsUnfinished = e.Unfinished },
        SubmissionStarted e => this with
        {
            Submission = new(e.Reservation, e.EndsAt, e.Limit, e.SlotCapacity, e.StaffEmail, e.StaffSms, null),
        },
        SubmissionTakingBack e => this with { Submission = Submission! with { TakingBack = e.Code } },
        SubmissionTakenBack e => TakenBack(e.Code),
        Submitted e => this with { Submission = null, Reservation = e.Reservation, ReservedBy = Contact, Hold = null, Lost = null },
        SessionTakenInPerson e => this with { InPerson = new(e.By, e.DepositTaken) },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    }) with { ChangedAt = at };

    /// <summary>Who comes next on the same computer finds the choice, and nothing that the contact did; a reservation keeps its own.</summary>
    private SessionState WithoutContact() => (Reservation is not null ? this : this with
    {
        Slot = null, WithoutAppointment = false, LastDeposit = null, DepositStatus = null, ClientsComplete = 0, ClientsUnfinished = 0,
    }) with { Contact = null, ContactKind = default, Registered = false };

    /// <summary>What the refusal cost is gone; everything else is kept.</summary>
    private SessionState TakenBack(string code) => this with
    {
        Submission = null,
        Lost = code,
        Slot = code.StartsWith("slot.", StringComparison.Ordinal) ? null : Slot,
        Hold = code.StartsWith("unit.", StringComparison.Ordinal) ? null : Hold,
    };
}
