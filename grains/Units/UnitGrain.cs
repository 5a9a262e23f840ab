using CustomerConnect.Allowances;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Units;

/// <summary>A home: loads, decides by <see cref="UnitRules"/>, appends.</summary>
public sealed class UnitGrain(StreamServices services)
    : StreamGrain<UnitAggregate, UnitState, UnitEvent>(services, UnitEventTypes.All), IUnitGrain
{
    /// <summary>The claim of an offer outlives it by this much, so that it never ends first.</summary>
    private static readonly TimeSpan ClaimMargin = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Offer(OfferUnit command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.Offer(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public Task<Answer<UnitHold>> Hold(HoldUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Hold(unit, command, now), HoldOf);

    /// <inheritdoc/>
    public Task<Answer<UnitHold>> ExtendHold(ExtendHold command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.ExtendHold(unit, command, now), HoldOf);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> ReleaseHold(ReleaseHold command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.ReleaseHold(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> EndHold(EndHold command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.EndHold(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> NoteTold(NoteSessionTold command) =>
        ExecuteAsync(command.Command, (unit, _) => UnitRules.NoteTold(unit, command), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Reserve(ReserveUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Reserve(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> UndoReserve(UndoReserveUnit command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.UndoReserve(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Free(FreeUnit command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.Free(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Sell(SellUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Sell(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> ExtendReservation(ExtendUnitReservation command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.ExtendReservation(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> JoinQueue(JoinQueue command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.JoinQueue(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> LeaveQueue(LeaveQueue command) =>
        ThenOfferAsync(ExecuteAsync(command.Command, (unit, now) => UnitRules.LeaveQueue(unit, command, now), Snapshot));

    /// <inheritdoc/>
    public async Task<UnitSnapshot> Look() => Snapshot(await CurrentAsync());

    /// <inheritdoc/>
    protected override Task WhenDueAsync() => ThenOfferAsync(ExecuteAsync(CommandId.New(), UnitRules.Wake, Snapshot));

    /// <summary>
    /// Goes on with the offer to the next in line where the command has left the home free: the allowance first, then the home. What this
    /// process does not live to do is due work.
    /// </summary>
    private async Task<Answer<UnitSnapshot>> ThenOfferAsync(Task<Answer<UnitSnapshot>> command)
    {
        var answer = await command;
        while (UnitRules.NextInLine(State) is { } next)
        {
            var until = Clock.Now(Time) + next.OfferLength;
            var allowance = GrainFactory.GetGrain<IAllowanceGrain>($"{State.Project}/{next.Contact}");
            var claimed = await allowance.Claim(
                new(CommandId.New(), next.Session, until + ClaimMargin, next.Limit, State.Unit, Offered: true));
            await ExecuteAsync(
                CommandId.New(),
                (unit, _) => claimed.Refusal is { } refusal ? UnitRules.PassOver(unit, next, refusal.Code) : UnitRules.OfferTo(unit, next, until),
                Snapshot);
            if (claimed.Ok && State.Hold?.Session != next.Session)
            {
                await allowance.Release(new(CommandId.New(), next.Session, null, State.Unit));
            }
        }

        return answer;
    }

    private UnitSnapshot Snapshot(UnitState unit) => unit.Snapshot(Version, Clock.Now(Time));

    private static UnitHold HoldOf(UnitState unit) =>
        unit.Hold is { } hold
            ? new(hold.Session, hold.Until, hold.Extended, unit.Price)
            : throw new InvalidOperationException("An accepted hold left no hold.");
}
