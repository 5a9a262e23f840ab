using System.Collections.Immutable;
using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>The rules of a session: what a visitor may do when.</summary>
public static class SessionRules
{
    /// <summary>How soon a submission that did not come to its end is resumed.</summary>
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
            ? Decision<SessionEvent>.Of(new HoldEnded(hold.Unit, now < hold.Until ? "changed" : "lapsed"), change)
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
        return session.Contact is { } before && before != wish.Contact && session.HoldAt(now) is { } hold
            ? Decision<SessionEvent>.Of(new HoldEnded(hold.Unit, "signed-out"), signedIn)
            : signedIn;
    }

    /// <summary>Signs out; a hold is given up.</summary>
    public static Decision<SessionEvent> SignOut(SessionState session, DateTimeOffset now) =>
        session.Submission is not null ? new SubmissionIsUnderWay()
        : session.Contact is null ? Decision<SessionEvent>.Nothing
        : session.HoldAt(now) is { } hold
            ? Decision<SessionEvent>.Of(new HoldEnded(hold.Unit, "signed-out"), new ContactSignedOut())
            : new ContactSignedOut();

    /// <summary>Chooses an appointment that the project's schedule offers.</summary>
    public static Decision<SessionEvent> ChooseAppointment(SessionState session, SlotKey? slot, Project? project, DateTimeOffset now) =>
        NotOpen(session) is { } refusal ? refusal
        : project is null ? new NoHomeIsChosen()
        : slot is not null && !project.Settings.IncludeAppointment && !project.Settings.RequireAppointment ? new AppointmentsAreOff()
        : slot is not null && !SlotSchedule.IsOffered(project, slot, now) ? new SlotIsNotOffered()
        : session.Slot == slot && (slot is not null || session.WithoutAppointment) ? Decision<SessionEvent>.Nothing
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

    /// <summary>Why the chosen home cannot be held now, or null.</summary>
    public static Refusal? CannotHold(SessionState session, Project? project) =>
        NotOpen(session) is { } refusal ? refusal
        : session.Selection.Unit is null || project is null ? new NoHomeIsChosen()
        : !project.Settings.Enabled ? new ReservationsAreOff()
        : session is not { Contact: not null, Registered: true } ? new SignInIsNeeded()
        : null;

    /// <summary>Why the visitor cannot wait for a home of a project, or null.</summary>
    public static Refusal? CannotWait(SessionState session, Project project) =>
        NotOpen(session) is { } refusal ? refusal
        : project.CommunityId != session.Community?.Value ? new HomeIsNotInThisCommunity()
        : !project.Settings.Enabled ? new ReservationsAreOff()
        : !project.Settings.HasQueues ? new QueuesAreOff()
        : session is not { Contact: not null, Registered: true } ? new SignInIsNeeded()
        : null;

    /// <summary>Takes note of a hold. Another process may have had the visitor choose, hold or submit meanwhile.</summary>
    public static Decision<SessionEvent> Obtain(SessionState session, HoldObtained hold, ContactId contact, DateTimeOffset now) =>
        NotOpen(session) is { } refusal ? refusal
        : session.Selection.Unit != hold.Unit || session.Contact != contact ? new ChoiceHasChanged()
        : session.HoldAt(now)?.Unit == hold.Unit ? Decision<SessionEvent>.Nothing
        : hold;

    /// <summary>Takes note that the chosen home could not be had, unless the visitor has moved on.</summary>
    public static Decision<SessionEvent> Lose(SessionState session, UnitId unit, string code, DateTimeOffset now) =>
        NotOpen(session) is not null || session.Selection.Unit != unit || session.HoldAt(now)?.Unit == unit
            ? Decision<SessionEvent>.Nothing
            : new HomeLost(unit, code);

    /// <summary>What blocks Submit beside the home and its deposit, which come with the hold; one that staff take in person comes before.</summary>
    public static ImmutableArray<ChecklistItem> MissingBeforeHold(SessionState session, Project project, DateTimeOffset now) =>
        Checklist.Missing(Checklist.Of(session, project, null, now)).RemoveAll(i => i is ChecklistItem.Unit || (i is ChecklistItem.Deposit && session.InPerson is null));

    /// <summary>Gives the hold up.</summary>
    public static Decision<SessionEvent> Leave(SessionState session, UnitId unit, string reason) =>
        session.Submission is not null ? new SubmissionIsUnderWay()
        : session.Hold is not { } hold ? Decision<SessionEvent>.Nothing
        : hold.Unit != unit ? new ChoiceHasChanged()
        : new HoldEnded(hold.Unit, reason);

    /// <summary>
    /// Why what a page showed is not done: its home or, under a hold, its deposit are not the visitor's any more. Null when they are.
    /// </summary>
    public static Refusal? HasChangedSince(SessionState session, UnitId unit, DepositId? deposit, DateTimeOffset now) =>
        session.Selection.Unit != unit || (session.HoldAt(now) is not null && session.LastDeposit != deposit) ? new ChoiceHasChanged() : null;

    /// <summary>The hold was ended by another hand: says what became of the home.</summary>
    /// <param name="held">The hold that is known to have ended.</param>
    /// <param name="home">How the home stands since.</param>
    public static Decision<SessionEvent> LoseHold(SessionState session, SessionHold held, UnitStatus home) =>
        session.Submission is not null || session.Hold != held
            ? Decision<SessionEvent>.Nothing
            : Decision<SessionEvent>.Of(new HoldEnded(held.Unit, "ended-by-staff"), new HomeLost(held.Unit, home switch
            {
                UnitStatus.Sold => "unit.sold",
                UnitStatus.InProgress => "unit.reserved",
                UnitStatus.OnHold => "unit.being-reserved",
                UnitStatus.Unreleased => "unit.not-released",
                _ => new StaffEndedHold().Code,
            }));

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

    /// <summary>By the clock the hold is over.</summary>
    public static Decision<SessionEvent> Wake(SessionState session, DateTimeOffset now) =>
        session.Submission is null && session.Hold is { } hold && now >= hold.Until
            ? new HoldEnded(hold.Unit, "lapsed")
            : Decision<SessionEvent>.Nothing;

    /// <summary>When it has to be woken next.</summary>
    public static DateTimeOffset? Due(SessionState session) =>
        session.Submission is not null ? session.ChangedAt + ResumeAfter : session.Hold?.Until;

    /// <summary>Why nothing may be changed any more, or null.</summary>
    public static Refusal? NotOpen(SessionState session) =>
        session.Link is null ? new SessionIsUnknown()
        : session.Reservation is { } reservation ? new SessionHasReserved(reservation)
        : session.Submission is not null ? new SubmissionIsUnderWay()
        : null;
}
