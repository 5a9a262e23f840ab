using CustomerConnect.Allowances;
using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.People;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Reservations;

/// <summary>
/// A reservation. Its end is a saga of harmless steps that goes on until all is given back, on whatever process: the log says that it
/// has begun, a wake-up row that it is not over.
/// </summary>
public sealed class ReservationGrain(StreamServices services, IFaultPoints faults, ReservationNotes notes)
    : StreamGrain<ReservationAggregate, ReservationState, ReservationEvent>(services, ReservationEventTypes.All),
      IReservationGrain, IRemindable
{
    private const string EndReminder = "end";

    /// <summary>Longer than all processes may be down between a completion and the sale of its home.</summary>
    private static readonly TimeSpan SaleTakesAtMost = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task<Answer<ReservationSnapshot>> Place(PlaceReservation command)
    {
        var answer = await ExecuteAsync(command.Command, (state, _) => ReservationRules.Place(state, command), Snapshot);
        if (answer.Ok)
        {
            // The wake-up row is what ends it; the reminder is the engine's own second way to the same command.
            var due = State.EndsAt - Clock.Now(Time);
            await this.RegisterOrUpdateReminder(EndReminder, due > TimeSpan.Zero ? due : TimeSpan.Zero, TimeSpan.FromHours(1));
        }

        return answer;
    }

    /// <inheritdoc/>
    public Task<Answer<ReservationSnapshot>> Abandon(AbandonReservation command) =>
        ExecuteAsync(command.Command, (state, _) => ReservationRules.Abandon(state, command), Snapshot);

    /// <inheritdoc/>
    public async Task<Answer<ReservationSnapshot>> End(EndReservation command)
    {
        if (command.As == ReservationStatus.Completed && await KeepForSaleAsync(command) is { } notKept)
        {
            return notKept;
        }

        if (!string.IsNullOrWhiteSpace(command.Note) && ReservationRules.End(await CurrentAsync(), command, Clock.Now(Time)) is { Events.IsDefaultOrEmpty: false })
        {
            // Before the end is decided, so that none is without the note that explains it; the same command keeps it once.
            await notes.AddAsync($"{command.Command.Value:N}", Key, command.Note, command.By);
        }

        var answer = await ExecuteAsync(command.Command, (state, now) => ReservationRules.End(state, command, now), Snapshot);
        if (answer.Ok)
        {
            await FinishEndAsync();
        }

        return answer.Ok ? Snapshot(State) : answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<ReservationSnapshot>> Extend(ExtendReservation command)
    {
        if (ReservationRules.Extend(await CurrentAsync(), command, Clock.Now(Time)) is { Events.Length: > 0 })
        {
            // The home first: one that is kept too long is harmless, one that is free too early is not.
            var kept = await GrainFactory.GetGrain<IUnitGrain>(State.Placement!.Unit.Value)
                .ExtendReservation(new(command.Command, State.Reservation, command.EndsAt));
            if (kept.Refusal is { } refusal)
            {
                return refusal;
            }
        }

        return await ExecuteAsync(command.Command, (state, now) => ReservationRules.Extend(state, command, now), Snapshot);
    }

    /// <inheritdoc/>
    public async Task<Answer<ReservationSnapshot>> MoveAppointment(MoveAppointment command)
    {
        if ((await CurrentAsync()).Moving is { } unfinished && unfinished.To != command.Slot)
        {
            // A move that a dead process left behind may have booked its slot already: it comes to its end before another begins.
            await FinishMoveAsync();
        }

        var started = await ExecuteAsync(
            command.Command, (state, now) => ReservationRules.StartMove(state, command, now), Snapshot);
        if (!started.Ok || State.Moving is null)
        {
            return started;
        }

        return await FinishMoveAsync() is { } refusal ? refusal : Snapshot(State);
    }

    /// <inheritdoc/>
    public async Task<ReservationSnapshot> Look() => Snapshot(await CurrentAsync());

    /// <inheritdoc/>
    protected override async Task WhenDueAsync()
    {
        await ExecuteAsync(CommandId.New(), ReservationRules.Wake, Snapshot);
        await FinishMoveAsync();
        await FinishEndAsync();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Wake();
        if (State.Ended && await this.GetReminder(EndReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    /// <summary>
    /// Keeps the home past the reservation's end, which the clock may reach between the completion and the sale: by then it must not
    /// be somebody else's. Kept too long is harmless; the reservation frees it at its own end.
    /// </summary>
    private async Task<Refusal?> KeepForSaleAsync(EndReservation command)
    {
        var now = Clock.Now(Time);
        if (ReservationRules.End(await CurrentAsync(), command, now).Events.IsDefaultOrEmpty)
        {
            return null;
        }

        var kept = await GrainFactory.GetGrain<IUnitGrain>(State.Placement!.Unit.Value).ExtendReservation(
            new(CommandId.For($"reservation/{Key}/{command.Command.Value:N}", "keep-for-sale"), State.Reservation, now + SaleTakesAtMost));
        return kept.Refusal;
    }

    private async Task FinishEndAsync()
    {
        if (State is not { Placement: { } placed, Ending: { } ending, Ended: false })
        {
            return;
        }

        await GiveSlotsBackAsync();
        var reservation = State.Reservation;
        var unit = GrainFactory.GetGrain<IUnitGrain>(placed.Unit.Value);
        if (ending == ReservationStatus.Completed)
        {
            if ((await unit.Sell(new(Step("sell"), reservation))).Refusal is { } refusal)
            {
                throw new InvalidOperationException($"Reservation {reservation} is completed and its home is not its own: {refusal.Code}.");
            }
        }
        else
        {
            await unit.Free(new(Step("free"), reservation, ending.ToString().ToLowerInvariant()));
            if (State.Slot is { } slot)
            {
                await SlotOf(slot).Release(new(Step($"release/{slot}"), reservation, null));
            }

            if (placed.Deposit is { } deposit)
            {
                await GrainFactory.GetGrain<IDepositGrain>(deposit.Value)
                    .Return(new(Step("return"), reservation, ending.ToString().ToLowerInvariant()));
            }
        }

        await GrainFactory.GetGrain<IAllowanceGrain>($"{placed.Project}/{placed.Contact}")
            .Release(new(Step("allowance"), placed.Session, reservation, placed.Unit));
        await ExecuteAsync(Step("ended"), (state, _) => ReservationRules.FinishEnd(state), Snapshot);
    }

    /// <summary>
    /// Books, then decides in this stream, then gives back. Whoever decides second, after a pause, changes nothing any more: what it has
    /// booked goes back with what the decision left, and what it books later is refused.
    /// </summary>
    private async Task<Refusal?> FinishMoveAsync()
    {
        if (State.Moving is not var (to, capacity, move, _, _))
        {
            await GiveSlotsBackAsync();
            return null;
        }

        faults.Reached("move/started");
        var taken = to is null ? null : (await SlotOf(to).Book(new(Step($"book/{move}"), State.Reservation, capacity, move))).Refusal;
        faults.Reached("move/booked");
        await (taken is null
            ? ExecuteAsync(Step($"moved/{move}"), (state, _) => ReservationRules.FinishMove(state, move), Snapshot)
            : ExecuteAsync(Step($"move-failed/{move}"), (state, _) => ReservationRules.FailMove(state, move), Snapshot));
        faults.Reached("move/decided");
        await GiveSlotsBackAsync();
        return State.Slot == to ? null : State.Ending is { } ending ? new ReservationHasEnded(ending) : taken ?? new SlotIsTaken();
    }

    private async Task GiveSlotsBackAsync()
    {
        foreach (var left in State.GivingBack)
        {
            await SlotOf(left.Slot).Release(new(Step($"leave/{left.Slot}/{left.Move}"), State.Reservation, left.Move));
            await ExecuteAsync(
                Step($"left/{left.Slot}/{left.Move}"), (state, _) => ReservationRules.GiveBack(state, left), Snapshot);
        }
    }

    private ISlotGrain SlotOf(SlotKey slot) => GrainFactory.GetGrain<ISlotGrain>(slot.ToString());

    private CommandId Step(string step) => CommandId.For($"reservation/{Key}", step);

    private ReservationSnapshot Snapshot(ReservationState reservation) => reservation.Snapshot(Version);
}
