using CustomerConnect.Allowances;

namespace CustomerConnect.Grains.Allowances;

/// <summary>An allowance: loads, decides by <see cref="AllowanceRules"/>, appends.</summary>
public sealed class AllowanceGrain(StreamServices services)
    : StreamGrain<AllowanceAggregate, AllowanceState, AllowanceEvent>(services, AllowanceEventTypes.All), IAllowanceGrain
{
    /// <inheritdoc/>
    public Task<Answer<AllowanceClaim>> Claim(ClaimAllowance command) => ExecuteAsync(
        command.Command, (state, now) => AllowanceRules.Claim(state, command, now),
        state => new AllowanceClaim(AllowanceRules.Own(state, command.Session, Clock.Now(Time))?.Unit ?? command.Unit));

    /// <inheritdoc/>
    public async Task<AllowanceClaim> ClaimOf(SessionId session) => new(
        AllowanceRules.Own(await CurrentAsync(), session, Clock.Now(Time)) is { Reservation: null, Offered: false } own ? own.Unit : null);

    /// <inheritdoc/>
    public Task<Answer<Done>> Keep(KeepAllowance command) =>
        ExecuteAsync(command.Command, (state, now) => AllowanceRules.Keep(state, command, now), _ => Done.Value);

    /// <inheritdoc/>
    public Task<Answer<Done>> Unkeep(UnkeepAllowance command) =>
        ExecuteAsync(command.Command, (state, _) => AllowanceRules.Unkeep(state, command), _ => Done.Value);

    /// <inheritdoc/>
    public Task<Answer<Done>> Release(ReleaseAllowance command) =>
        ExecuteAsync(command.Command, (state, _) => AllowanceRules.Release(state, command), _ => Done.Value);
}
