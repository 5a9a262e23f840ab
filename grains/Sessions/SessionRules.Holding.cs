using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>How a session comes to a hold, and how it ends.</summary>
public static partial class SessionRules
{
    /// <summary>Why the chosen home cannot be held now, or null.</summary>
    public static Refusal? CannotHold(SessionState session, Project? project) =>
        NotOpen(session) is { } refusal ? refusal
        : session.Selection.Unit is null || project is null ? new NoHomeIsChosen()
        : !project.Settings.Enabled ? new ReservationsAreOff()
        : session is not { Contact: not null, Registered: true } ? new SignInIsNeeded()
        : null;

    /// <summary>Takes note of a hold. Another process may have had the visitor choose, hold, give back or submit meanwhile.</summary>
    /// <param name="before">How many holds the session had had when this one was asked for.</param>
    public static Decision<SessionEvent> Obtain(SessionState session, HoldObtained hold, ContactId contact, int before, DateTimeOffset now) =>
        NotOpen(session) is { } refusal ? refusal
        : session.Selection.Unit != hold.Unit || session.Contact != contact ? new ChoiceHasChanged()
        : session.HoldAt(now)?.Unit == hold.Unit ? Decision<SessionEvent>.Nothing
        : session.Holds != before ? new ChoiceHasChanged()
        : hold;

    /// <summary>Takes note that the chosen home could not be had, unless the visitor has moved on.</summary>
    public static Decision<SessionEvent> Lose(SessionState session, UnitId unit, string code, DateTimeOffset now) =>
        NotOpen(session) is not null || session.Selection.Unit != unit || session.HoldAt(now)?.Unit == unit
            ? Decision<SessionEvent>.Nothing
        : session.Hold is { } over ? Decision<SessionEvent>.Of(End(over, "lapsed"), new HomeLost(unit, code))
        : new HomeLost(unit, code);

    /// <summary>Gives the hold up.</summary>
    public static Decision<SessionEvent> Leave(SessionState session, UnitId unit, string reason) =>
        session.Submission is not null ? new SubmissionIsUnderWay()
        : session.Hold is not { } hold ? Decision<SessionEvent>.Nothing
        : hold.Unit != unit ? new ChoiceHasChanged()
        : End(hold, reason);

    /// <summary>Gives a home back that a queue kept for the session, which has not taken it up.</summary>
    public static Decision<SessionEvent> Decline(SessionState session, UnitId unit, ProjectId project, ContactId contact, DateTimeOffset until) =>
        session.Submission is not null ? new SubmissionIsUnderWay()
        : session.Hold?.Unit == unit || session.GivingBack is not null ? Decision<SessionEvent>.Nothing
        : new HoldDeclined(unit, project, contact, until, session.Holds + 1);

    /// <summary>Everything that an ended hold had is given back.</summary>
    /// <param name="hold">Number of the hold.</param>
    public static Decision<SessionEvent> GivenBack(SessionState session, int hold) =>
        session.GivingBack is { } given && given.Number == hold ? new HoldGivenBack(given.Unit, hold) : Decision<SessionEvent>.Nothing;

    /// <summary>A submission is taken back wholly; a home that was lost with it has no hold any more.</summary>
    public static Decision<SessionEvent> TakenBack(SessionState session, ReservationId reservation) =>
        session.Submission is not { TakingBack: { } code } going || going.Reservation != reservation ? Decision<SessionEvent>.Nothing
        : session.Hold is { } hold && code.StartsWith("unit.", StringComparison.Ordinal)
            ? Decision<SessionEvent>.Of(End(hold, "lost"), new SubmissionTakenBack(code))
            : new SubmissionTakenBack(code);

    /// <summary>The hold was ended by another hand: says what became of the home.</summary>
    /// <param name="held">The hold that is known to have ended.</param>
    /// <param name="home">How the home stands since.</param>
    public static Decision<SessionEvent> LoseHold(SessionState session, SessionHold held, UnitStatus home) =>
        session.Submission is not null || session.Hold != held
            ? Decision<SessionEvent>.Nothing
            : Decision<SessionEvent>.Of(End(held, "ended-by-staff"), new HomeLost(held.Unit, home switch
            {
                UnitStatus.Sold => "unit.sold",
                UnitStatus.InProgress => "unit.reserved",
                UnitStatus.OnHold => "unit.being-reserved",
                UnitStatus.Unreleased => "unit.not-released",
                _ => new StaffEndedHold().Code,
            }));

    /// <summary>By the clock the hold is over.</summary>
    public static Decision<SessionEvent> Wake(SessionState session, DateTimeOffset now) =>
        session.Submission is null && session.Hold is { } hold && now >= hold.Until
            ? End(hold, "lapsed")
            : Decision<SessionEvent>.Nothing;

    private static HoldEnded End(SessionHold hold, string reason) => new(hold.Unit, reason, hold.Number);
}
