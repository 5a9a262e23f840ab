using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;

namespace CustomerConnect.Grains.Sessions;

/// <summary>
/// The submission: allowance → home → slot → deposit → reservation → clients → messages. Every step is harmless to repeat and has its
/// undo; the reservation's stream decides whether it stands. What a dead process left, the wake-up row has another go on with.
/// </summary>
public sealed partial class SessionGrain
{
    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> Submit(SubmitReservation command)
    {
        var (session, taken) = await CurrentAsync(command.Command);
        if (!taken && session.Reservation is null && session.Submission is null)
        {
            var refused = await StartSubmissionAsync(command, session);
            if (refused is not null)
            {
                return refused;
            }
        }

        if (State.Submission is not null)
        {
            faults.Reached("submit/started");
            if (await RunSubmissionAsync() is { } lost)
            {
                return lost;
            }
        }

        return State.Reservation is null && State.Submission is null
            ? new SubmissionFailedEarlier(State.Lost ?? "submission.taken-back")
            : await SnapshotAsync(State);
    }

    private async Task<Refusal?> StartSubmissionAsync(SubmitReservation wish, SessionState session)
    {
        if ((SessionRules.NotOpen(session) ?? SessionRules.HasChangedSince(session, wish.Unit, wish.Deposit, Clock.Now(Time))) is { } changed)
        {
            return changed;
        }

        var project = await ProjectAsync(session);
        if (project is null || !DepositTerms.Owes(session, project.Settings, Clock.Now(Time)))
        {
            if (project is not null && SessionRules.MissingBeforeHold(session, project, Clock.Now(Time)) is { IsEmpty: false } missing)
            {
                return new ChecklistIsNotClear(missing);
            }

            if (await ObtainHoldAsync(Part(wish.Command, "checkout")) is { } lost)
            {
                return lost;
            }
        }

        var deposit = State.Hold?.Deposit is { } id ? await Deposit(id).Look() : null;
        var reservation = new ReservationId(TextId.From(Part(wish.Command, "reservation").Value));
        var answer = await ExecuteAsync(
            wish.Command,
            (s, now) => project is null ? new NoHomeIsChosen() : SessionRules.Submit(s, wish, reservation, project, deposit, now), Same);
        return answer.Refusal;
    }

    /// <summary>Goes on with the submission to its end. Returns why it was taken back, or null when the home is reserved.</summary>
    private async Task<Refusal?> RunSubmissionAsync()
    {
        if (State is not { Submission: { } submission, Hold: { } hold, Contact: { } contact })
        {
            return null;
        }

        Refusal? refusal = null;
        if (submission.TakingBack is null)
        {
            refusal = await GoForwardAsync(submission, hold, contact);
            if (refusal is null)
            {
                await CompleteAsync(submission);
                return null;
            }

            await ExecuteAsync(
                Step(submission, "taking-back"),
                (s, _) => s.Submission is { TakingBack: null } going && going.Reservation == submission.Reservation
                    ? new SubmissionTakingBack(refusal.Code)
                    : Decision<SessionEvent>.Nothing,
                Same);
            faults.Reached("undo/started");
        }

        var abandoned = await Reservation(submission).Abandon(new(Step(submission, "abandon"), refusal?.Code ?? submission.TakingBack!));
        if (abandoned.Refusal is ReservationIsPlaced)
        {
            // Another process came to the end first: the reservation stands.
            await CompleteAsync(submission);
            return null;
        }

        await TakeBackAsync(submission, hold, contact);
        return refusal ?? new SubmissionFailedEarlier(submission.TakingBack!);
    }

    private async Task<Refusal?> GoForwardAsync(Submission submission, SessionHold hold, ContactId contact)
    {
        var (session, id) = (State, submission.Reservation);
        var kept = await Allowance(hold.Project, contact).Keep(
            new(Step(submission, "keep"), session.Session, id, submission.Limit, hold.Unit));
        if (kept.Refusal is { } limit)
        {
            return limit;
        }

        faults.Reached("submit/allowance");
        var reserved = await Unit(hold.Unit).Reserve(
            new(Step(submission, "reserve"), session.Session, contact, id, submission.EndsAt));
        if (reserved.Refusal is { } lost)
        {
            return lost;
        }

        faults.Reached("submit/unit");
        if (session.Slot is { } slot)
        {
            var booked = await SlotOf(slot).Book(new(Step(submission, "book"), id, submission.SlotCapacity));
            if (booked.Refusal is { } taken)
            {
                return taken;
            }
        }

        faults.Reached("submit/slot");
        if (hold.Deposit is { } deposit)
        {
            var settled = await Deposit(deposit).Settle(new(Step(submission, "settle"), id));
            if (settled.Refusal is { } money)
            {
                return money;
            }
        }

        faults.Reached("submit/deposit");
        var placed = await Reservation(submission).Place(new(
            Step(submission, "place"), session.Session, hold.Unit, hold.Project, session.Community!.Value, contact, session.ContactKind,
            hold.Deposit, session.Slot, submission.EndsAt, session.ClientsComplete, hold.Price));
        faults.Reached("submit/reservation");
        return placed.Refusal;
    }

    private async Task CompleteAsync(Submission submission)
    {
        var (_, optedIn) = await profiles.ConfirmAsync(State.Session.Value, State.Contact!.Value.Value, submission.Reservation.Value);
        faults.Reached("submit/clients");
        await ExecuteAsync(
            Step(submission, "submitted"),
            (s, _) => s.Submission?.Reservation == submission.Reservation
                ? new Submitted(submission.Reservation, [.. optedIn], submission.StaffEmail, submission.StaffSms)
                : Decision<SessionEvent>.Nothing,
            Same);
        faults.Reached("submit/submitted");
    }

    private async Task TakeBackAsync(Submission submission, SessionHold hold, ContactId contact)
    {
        var id = submission.Reservation;
        faults.Reached("undo/reservation");
        if (hold.Deposit is { } deposit)
        {
            await Deposit(deposit).Unsettle(new(Step(submission, "unsettle"), id));
        }

        faults.Reached("undo/deposit");
        if (State.Slot is { } slot)
        {
            await SlotOf(slot).Release(new(Step(submission, "unbook"), id, null));
        }

        faults.Reached("undo/slot");
        await Unit(hold.Unit).UndoReserve(new(Step(submission, "unreserve"), id));
        faults.Reached("undo/unit");
        await Allowance(hold.Project, contact).Unkeep(
            new(Step(submission, "unkeep"), State.Session, id, hold.Until + ClaimMargin));
        faults.Reached("undo/allowance");
        await ExecuteAsync(
            Step(submission, "taken-back"),
            (s, _) => SessionRules.TakenBack(s, id),
            Same);
        await FinishGivingBackAsync();
    }

    private IReservationGrain Reservation(Submission submission) =>
        GrainFactory.GetGrain<IReservationGrain>(submission.Reservation.Value);

    private static CommandId Step(Submission submission, string step) => CommandId.For($"submission/{submission.Reservation}", step);
}
