using System.Collections.Immutable;
using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>The rules of a session: what a visitor may do when. What becomes of a hold is in <c>SessionRules.Holding.cs</c>.</summary>
public static partial class SessionRules
{
    /// <summary>How soon a submission, or the giving back of a hold, that did not come to its end is resumed.</summary>
    public static readonly TimeSpan ResumeAfter = TimeSpan.FromSeconds(2);

    /// <summary>How long after the hold's end a deposit waits for a submission that was sent in time.</summary>
    public static readonly TimeSpan DepositGrace = TimeSpan.FromMinutes(1);

    /// <summary>Starts it.</summary>
    public static Decision<SessionEvent> Start(SessionState session, StartSession wish) =>
        session.Link is not null
            ? Decision<SessionEvent>.Nothing
            : Decision<SessionEvent>.Of([
                new SessionStarted(wish.Link, wish.Visitor, wish.Community, wish.Division, wish.Selection, wish.Device),
                .. wish.InPerson is { } desk ? [new SessionTakenInPerson(desk.By, desk.DepositTaken)] : (SessionEvent[])[],
            ]);

    /// <summary>Chooses; another home than the held one gives up the hold.</summary>
    public static Decision<SessionEvent> Select(SessionState session, Selection selection, DateTimeOffset now)
    {
        if (NotOpen(session) is { } refusal)
        {
            return refusal;
        }

        if (session.Selection == selection && (selection.Unit is null || session.Lost is null))
        {
            return Decision<SessionEvent>.Nothing;
        }

        var change = new SelectionChanged(selection);
        // A hold that the clock has ended is said to have ended before the choice, so that it is not the new home that seems lost.
        return session.Hold is { } hold && selection.Unit is { } unit && hold.Unit != unit
            ? Decision<SessionEvent>.Of(End(hold, now < hold.Until ? "changed" : "lapsed"), change)
            : change;
    }

    /// <summary>
    /// Signs in. Another person than before takes over what was chosen, not what was held; what was reserved is for who reserved it alone.
    /// </summary>
    public static Decision<SessionEvent> SignIn(SessionState session, SignInContact wish, DateTimeOffset now)
    {
        if (NotOpen(session) is { } refusal and not SessionHasReserved)
        {
            return refusal;
        }

        if (session.Reservation is not null && session.ReservedBy != wish.Contact)
        {
            return new SessionIsAnothers();
        }

        if (session.Contact == wish.Contact && session.ContactKind == wish.Kind && session.Registered == wish.Registered)
        {
            return Decision<SessionEvent>.Nothing;
        }

        var signedIn = new ContactSignedIn(wish.Contact, wish.Kind, wish.Registered);
        return session.Contact is { } before && before != wish.Contact && session.Hold is { } hold
            ? Decision<SessionEvent>.Of(End(hold, now < hold.Until ? "signed-out" : "lapsed"), signedIn)
            : signedIn;
    }

    /// <summary>Signs out; a hold is given up.</summary>
    public static Decision<SessionEvent> SignOut(SessionState session, DateTimeOffset now) =>
        session.Submission is not null ? new SubmissionIsUnderWay()
        : session.Contact is null ? Decision<SessionEvent>.Nothing
        : session.Hold is { } hold
            ? Decision<SessionEvent>.Of(End(hold, now < hold.Until ? "signed-out" : "lapsed"), new ContactSignedOut())
            : new ContactSignedOut();

    /// <summary>Chooses an appointment that the project's schedule offers.</summary>
    public static Decision<SessionEvent> ChooseAppointment(SessionState session, SlotKey? slot, Project? project, DateTimeOffset now) =>
        NotOpen(session) is { } refusal ? refusal
        : project is null ? new NoHomeIsChosen()
        : slot is not null && !project.Settings.IncludeAppointment && !project.Settings.RequireAppointment ? new AppointmentsAreOff()
        : slot is not null && !SlotSchedule.IsOffered(project, slot, now) ? new SlotIsNotOffered()
        : session.Slot == slot && (slot is not null || session.WithoutAppointment || project.Settings.RequireAppointment) ? Decision<SessionEvent>.Nothing
        : new AppointmentChosen(slot?.ToString());

    /// <summary>Why the visitor may not change client profiles now, or null.</summary>
    public static Refusal? CannotKeepClients(SessionState session) =>
        NotOpen(session) is { } refusal ? refusal
        : session is not { Contact: not null, Registered: true } ? new SignInIsNeeded()
        : !session.IsRealtor ? new ClientsAreForRealtors()
        : null;

    /// <summary>Takes note of how many client profiles the realtor has.</summary>
    public static Decision<SessionEvent> CountClients(SessionState session, CountClients wish) =>
        CannotKeepClients(session) is { } refusal ? refusal
        : session.ClientsComplete == wish.Complete && session.ClientsUnfinished == wish.Unfinished ? Decision<SessionEvent>.Nothing
        : new ClientsCounted(wish.Complete, wish.Unfinished);

    /// <summary>Why the visitor cannot wait for a home of a project, or null.</summary>
    public static Refusal? CannotWait(SessionState session, Project project) =>
        NotOpen(session) is { } refusal ? refusal
        : project.CommunityId != session.Community?.Value ? new HomeIsNotInThisCommunity()
        : !project.Settings.Enabled ? new ReservationsAreOff()
        : !project.Settings.HasQueues ? new QueuesAreOff()
        : session is not { Contact: not null, Registered: true } ? new SignInIsNeeded()
        : null;

    /// <summary>What blocks Submit beside the home and its deposit, which come with the hold; one that staff take in person comes before.</summary>
    public static ImmutableArray<ChecklistItem> MissingBeforeHold(SessionState session, Project project, DateTimeOffset now) =>
        Checklist.Missing(Checklist.Of(session, project, null, now)).RemoveAll(i => i is ChecklistItem.Unit || (i is ChecklistItem.Deposit && session.InPerson is null));

    /// <summary>
    /// Why what a page showed is not done: its home or, under a hold, its deposit are not the visitor's any more. Null when they are.
    /// </summary>
    public static Refusal? HasChangedSince(SessionState session, UnitId unit, DepositId? deposit, DateTimeOffset now) =>
        session.Selection.Unit != unit || (session.HoldAt(now) is not null && session.LastDeposit != deposit) ? new ChoiceHasChanged() : null;

    /// <summary>Begins the submission when the checklist is clear.</summary>
    public static Decision<SessionEvent> Submit(
        SessionState session, SubmitReservation wish, ReservationId reservation, Project project, DepositSnapshot? deposit,
        DateTimeOffset now)
    {
        if (session.Reservation is not null || session.Submission is not null)
        {
            return Decision<SessionEvent>.Nothing;
        }

        if ((CannotHold(session, project) ?? HasChangedSince(session, wish.Unit, wish.Deposit, now)) is { } refusal)
        {
            return refusal;
        }

        var missing = Checklist.Missing(Checklist.Of(session, project, deposit, now));
        if (!missing.IsEmpty)
        {
            return new ChecklistIsNotClear(missing);
        }

        if (session.HoldAt(now) is not { } hold || hold.Unit != session.Selection.Unit)
        {
            return new HoldHasEnded();
        }

        var settings = project.Settings;
        return new SubmissionStarted(
            reservation, Reservations.ReservationTerm.EndsAt(now, settings.ReservationDays, settings.TimeZone), Limit(session, settings),
            session.Slot is { } slot ? SlotSchedule.Capacity(settings, slot.Kind) : 0, settings.StaffEmailOnReserve,
            settings.StaffSmsOnReserve);
    }

    /// <summary>Homes at one time for this kind of contact.</summary>
    public static int Limit(SessionState session, ProjectSettings settings) => session.ContactKind switch
    {
        ContactKind.RegisteredRealtor => settings.RegisteredRealtorLimit,
        ContactKind.UnregisteredRealtor => settings.UnregisteredRealtorLimit,
        _ => settings.CustomerLimit,
    };

    /// <summary>When it has to be woken next.</summary>
    public static DateTimeOffset? Due(SessionState session) =>
        session.Submission is not null || session.GivingBack is not null ? session.ChangedAt + ResumeAfter : session.Hold?.Until;

    /// <summary>Why nothing may be changed any more, or null.</summary>
    public static Refusal? NotOpen(SessionState session) =>
        session.Link is null ? new SessionIsUnknown()
        : session.Reservation is { } reservation ? new SessionHasReserved(reservation)
        : session.Submission is not null ? new SubmissionIsUnderWay()
        : null;
}
