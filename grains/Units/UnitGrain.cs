using CustomerConnect.Units;

namespace CustomerConnect.Grains.Units;

/// <summary>A home: loads, decides by <see cref="UnitRules"/>, appends.</summary>
public sealed class UnitGrain(StreamServices services)
    : StreamGrain<UnitAggregate, UnitState, UnitEvent>(services, UnitEventTypes.All), IUnitGrain
{
    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Offer(OfferUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Offer(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitHold>> Hold(HoldUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Hold(unit, command, now), HoldOf);

    /// <inheritdoc/>
    public Task<Answer<UnitHold>> ExtendHold(ExtendHold command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.ExtendHold(unit, command, now), HoldOf);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> ReleaseHold(ReleaseHold command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.ReleaseHold(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> EndHold(EndHold command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.EndHold(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> NoteTold(NoteSessionTold command) =>
        ExecuteAsync(command.Command, (unit, _) => UnitRules.NoteTold(unit, command), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Reserve(ReserveUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Reserve(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> UndoReserve(UndoReserveUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.UndoReserve(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Free(FreeUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Free(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> Sell(SellUnit command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.Sell(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> ExtendReservation(ExtendUnitReservation command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.ExtendReservation(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> JoinQueue(JoinQueue command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.JoinQueue(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<UnitSnapshot>> LeaveQueue(LeaveQueue command) =>
        ExecuteAsync(command.Command, (unit, now) => UnitRules.LeaveQueue(unit, command, now), Snapshot);

    /// <inheritdoc/>
    public async Task<UnitSnapshot> Look() => Snapshot(await CurrentAsync());

    /// <inheritdoc/>
    public Task Wake() => ExecuteAsync(CommandId.New(), UnitRules.Wake, Snapshot);

    private UnitSnapshot Snapshot(UnitState unit) => unit.Snapshot(Version, Clock.Now(Time));

    private static UnitHold HoldOf(UnitState unit) =>
        unit.Hold is { } hold
            ? new(hold.Session, hold.Until, hold.Extended, unit.Price)
            : throw new InvalidOperationException("An accepted hold left no hold.");
}
