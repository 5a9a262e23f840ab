using CustomerConnect.Grains.Deposits;
using CustomerConnect.Grains.Identity;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Grains.Sessions;
using CustomerConnect.Grains.Units;
using CustomerConnect.Identity;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.Units;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Identities;

namespace CustomerConnect.Web.Staff.Journal;

/// <summary>What happened, in words.</summary>
/// <param name="What">The words.</param>
/// <param name="Bad">True for what went wrong.</param>
/// <param name="By">Id of the member of staff who did it; null for the visitor and the clock.</param>
public sealed record EventLine(string What, bool Bad = false, string? By = null);

/// <summary>Events as staff read them: in the history of a session and in that of everything. An event without words is not told.</summary>
public static class EventWords
{
    /// <summary>The event in words, or null.</summary>
    public static EventLine? Say(object? happened) => happened switch
    {
        SessionEvent e => Say(e),
        DepositEvent e => Say(e),
        ReservationEvent e => Say(e),
        IdentityEvent e => Say(e),
        UnitEvent e => Say(e),
        _ => null,
    };

    private static EventLine? Say(SessionEvent happened) => happened switch
    {
        SessionStarted { Link.Value: InPersonLink.Id } => null,
        SessionStarted => new("Opened the link"),
        SelectionChanged { Selection.Unit: not null } => new("Chose a home"),
        SelectionChanged { Selection.Model: not null } => new("Chose a model"),
        SelectionChanged { Selection.Project: not null } => new("Chose a project"),
        SelectionChanged => new("Went back to the community"),
        SessionTakenInPerson desk => new(desk.DepositTaken ? "Taken in person, with the deposit" : "Taken in person", By: desk.By),
        ContactSignedIn { Registered: false } => new("Signed in, not registered yet"),
        ContactSignedIn => new("Signed in"),
        ContactSignedOut => new("Signed out"),
        AppointmentChosen { Slot: null } => new("Took the appointment back"),
        AppointmentChosen => new("Chose an appointment"),
        HomeLost lost => Bad($"Could not have the home ({lost.Code})"),
        HoldObtained => new("Home held"),
        SessionHoldExtended => new("Hold extended"),
        HoldEnded ended => ended.Reason switch
        {
            "lapsed" => Bad("Hold ran out"),
            "ended-by-staff" => Bad("Hold ended by the sales team"),
            "changed" => new("Hold given back for another home"),
            "lost" => null, // the submission that lost it says so
            _ => new("Hold given back"),
        },
        HoldDeclined => new("Gave back the home that was kept for them"),
        ClientsCounted clients => new($"Client profiles: {clients.Complete} complete, {clients.Unfinished} unfinished"),
        SubmissionStarted => new("Submitted"),
        SubmissionTakenBack back => Bad($"Submission taken back ({back.Code})"),
        _ => null,
    };

    private static EventLine? Say(DepositEvent happened) => happened switch
    {
        AttemptNeedsAuthentication => new("The bank asked the customer to confirm"),
        AttemptSucceeded { CapturedCents: 0 } => new("Card stored, nothing charged"),
        AttemptSucceeded => new("Deposit paid"),
        AttemptFailed failed => Bad($"Deposit not paid: {DepositFailures.Say(failed.Failure).ToLowerInvariant()}"),
        DepositReturnStarted => new("Deposit on its way back"),
        AttemptNotReturned { Tries: 1 or DepositRules.TellStaffAtReturn } => Bad("Deposit could not be given back, it is tried again"),
        AttemptReturned { Cents: 0 } => new("Stored card forgotten"),
        AttemptReturned => new("Deposit returned"),
        _ => null,
    };

    private static EventLine? Say(ReservationEvent happened) => happened switch
    {
        ReservationPlaced => new("Home reserved"),
        ReservationExtended extended => new(With<ExtendReason>("Reservation extended", extended.Reason, ActionWords.Say), By: extended.By),
        ReservationEndNear => new("Reservation ends within two days"),
        AppointmentMoved { Reason: { } reason } moved => new(With<MoveReason>("Appointment moved", reason, ActionWords.Say), By: moved.By),
        AppointmentMoved { From: null } => new("Appointment taken"),
        AppointmentMoved { To: null } => new("Appointment given back"),
        AppointmentMoved => new("Appointment moved"),
        AppointmentMoveFailed => Bad("Appointment could not be moved"),
        ReservationEndStarted { As: ReservationStatus.Reversed } reversed => Bad(With<ReversalReason>("Reservation reversed", reversed.Reason, ActionWords.Say), reversed.By),
        ReservationEndStarted { As: ReservationStatus.Completed } completed => new("Reservation completed", By: completed.By),
        ReservationEndStarted { As: ReservationStatus.Withdrawn } => Bad("Home given back by the customer"),
        ReservationEndStarted { As: ReservationStatus.Expired } => Bad("Reservation expired"),
        _ => null,
    };

    private static EventLine? Say(IdentityEvent happened) => happened switch
    {
        IdentityBegun => new("Began to verify their identity"),
        IdentityCheckOpened => new("Government ID asked for"),
        IdentityVerified => new("Identity verified"),
        IdentityCheckFailed => Bad("Identity check failed"),
        IdentityCheckCancelled { Reason: not "verified-by-staff" } => Bad("Identity check given up"),
        IdentityVerifiedByStaff seen => new("Identity verified in person", By: seen.By),
        IdentityReopened anew => Bad(With<ReopenReason>("Identity to be verified anew", anew.Reason, IdentityWords.Reopen), anew.By),
        _ => null,
    };

    // What a hold does to a home the session tells; here is what it does not know.
    private static EventLine? Say(UnitEvent happened) => happened switch
    {
        UnitReleased => new("Home released for sale"),
        UnitWithheld => new("Home withheld from sale"),
        UnitPriced priced => new($"Priced at {Words.Money(priced.Price.Cents, priced.Price.Currency)}"),
        HoldEndedByStaff ended => new(With<HoldEndReason>("Hold ended", ended.Reason, ActionWords.Say), By: ended.By),
        UnitSold { Reservation: null } => new("Home sold elsewhere"),
        UnitSaleTakenBack => new("Sale elsewhere taken back"),
        QueueJoined => new("Joined the queue behind the home"),
        QueueLeft => new("Left the queue"),
        QueuePassedOver passed => Bad($"Passed over in the queue ({passed.Reason})"),
        QueueOffered => new("Next in line: the home is kept for them"),
        _ => null,
    };

    // What happened, and in brackets why, where somebody said so.
    private static string With<TReason>(string what, string? reason, Func<TReason, string> say) where TReason : struct, Enum =>
        ActionWords.Say(reason, say) is { } why ? $"{what} ({char.ToLowerInvariant(why[0])}{why[1..]})" : what;

    private static EventLine Bad(string what, string? by = null) => new(what, Bad: true, by);
}
