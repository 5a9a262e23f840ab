using CustomerConnect.Allowances;
using CustomerConnect.Deposits;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>Paying, and what a hold learns of its deposit: by a page, or by the clock when no page comes back.</summary>
public sealed partial class SessionGrain
{
    /// <inheritdoc/>
    public async Task LearnDeposit(DepositId deposit)
    {
        var session = await CurrentAsync();
        if (SessionRules.NotOpen(session) is not null || session.HoldAt(Clock.Now(Time)) is not { } hold || hold.Deposit != deposit)
        {
            return;
        }

        var now = await Deposit(deposit).Look();
        if (DepositAggregate.StatusText(now.Status) != session.DepositStatus)
        {
            await FollowAsync(CommandId.New(), hold, now);
        }
    }

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> PayDeposit(PaySessionDeposit command) =>
        await WithDepositAsync(
            command.Command, command.Deposit,
            deposit => deposit.Pay(new(Part(command.Command, "pay"), command.Attempt, command.Method)));

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> ConfirmDeposit(ConfirmSessionDeposit command) =>
        await WithDepositAsync(
            command.Command, null, deposit => deposit.Confirm(new(Part(command.Command, "confirm"), command.Attempt)));

    private async Task<Answer<SessionSnapshot>> WithDepositAsync(
        CommandId command, DepositId? seen, Func<IDepositGrain, Task<Answer<DepositSnapshot>>> ask)
    {
        var (session, taken) = await CurrentAsync(command);
        if (taken)
        {
            return await SnapshotAsync(session);
        }

        if (SessionRules.NotOpen(session) is { } closed)
        {
            return closed;
        }

        if (session.HoldAt(Clock.Now(Time)) is not { Deposit: { } id } hold)
        {
            return new HoldHasEnded();
        }

        if (seen is not null && seen != id)
        {
            return new ChoiceHasChanged();
        }

        var answer = await ask(Deposit(id));
        if (answer.Refusal is { } refusal)
        {
            return refusal;
        }

        await FollowAsync(command, hold, answer.Require());
        return await SnapshotAsync(State);
    }

    /// <summary>Writes down how the hold's deposit stands; while a bank confirms it, the hold has more time, once.</summary>
    private async Task FollowAsync(CommandId command, SessionHold hold, DepositSnapshot deposit)
    {
        if (deposit.Status is DepositStatus.Pending or DepositStatus.NeedsAuthentication && !hold.Extended)
        {
            await ExtendHoldAsync(command, hold);
        }

        await ExecuteAsync(
            command,
            (_, _) => new DepositMoved(
                deposit.Deposit, DepositAggregate.StatusText(deposit.Status), deposit.Attempts.LastOrDefault()?.Failure),
            Same);
    }

    private async Task ExtendHoldAsync(CommandId command, SessionHold hold)
    {
        if (await ProjectAsync(State) is not { } project)
        {
            return;
        }

        var extended = await Unit(hold.Unit).ExtendHold(new(
            Part(command, "extend"), State.Session, TimeSpan.FromMinutes(project.Settings.HoldExtensionMinutes)));
        if (extended.Ok)
        {
            var until = extended.Require().Until;
            // Settings may have grown since the claim was made: it must not end before the hold.
            await Allowance(hold.Project, hold.Contact).Claim(new(
                Part(command, "claim-longer"), State.Session, until + ClaimMargin, SessionRules.Limit(State, project.Settings), hold.Unit));
            await OpenAgainAsync(command, hold, until);
            await ExecuteAsync(
                Part(command, "extended"),
                (s, _) => s.Hold?.Unit == hold.Unit ? new SessionHoldExtended(until) : Decision<SessionEvent>.Nothing, Same);
        }
    }

    private async Task OpenAgainAsync(CommandId command, SessionHold hold, DateTimeOffset until)
    {
        if (hold.Deposit is { } id && await Deposit(id).Look() is { Amount: { } amount } deposit)
        {
            await Deposit(id).Open(new(
                Part(command, "deadline"), State.Session, State.Contact!.Value, hold.Project, deposit.Kind, amount,
                until + SessionRules.DepositGrace));
        }
    }
}
