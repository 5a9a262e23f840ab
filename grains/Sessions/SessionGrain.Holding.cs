using CustomerConnect.Allowances;
using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>
/// Holding; paying is in <c>SessionGrain.Paying.cs</c>. What a hold takes while this process dies ends by itself: the unit's hold lapses, the allowance's claim lapses, the
/// deposit returns what no reservation has claimed by its deadline. What an ended hold had is given back by <c>SessionGrain.GivingBack.cs</c>.
/// </summary>
public sealed partial class SessionGrain
{
    /// <summary>A claim outlives the hold and its one extension by this much, so that it never ends first.</summary>
    private static readonly TimeSpan ClaimMargin = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> OpenCheckout(OpenCheckout command) =>
        await ObtainHoldAsync(command.Command) is { } refusal ? refusal : await SnapshotAsync(State);

    /// <inheritdoc/>
    public Task<Answer<SessionSnapshot>> LeaveCheckout(LeaveCheckout command) =>
        GivingBackAsync(command.Command, (session, _) => SessionRules.Leave(session, command.Unit, command.Reason));

    /// <inheritdoc/>
    public async Task LearnHoldEnded(UnitId unit)
    {
        if ((await CurrentAsync()).Submission is not null)
        {
            await RunSubmissionAsync();
        }

        var home = await Unit(unit).Look();
        var mine = home.Session == State.Session;
        if (!mine && State.Hold is { } held && held.Unit == unit)
        {
            await GivingBackAsync(CommandId.New(), (session, _) => SessionRules.LoseHold(session, held, home.Status));
        }

        // Where another process came first the home asks again.
        if (mine || State.Hold?.Unit != unit)
        {
            await Unit(unit).NoteTold(new(CommandId.New(), State.Session));
        }
    }

    private async Task<Refusal?> ObtainHoldAsync(CommandId command)
    {
        var (session, taken) = await CurrentAsync(command);
        if (taken)
        {
            return null;
        }

        var project = await ProjectAsync(session);
        if (SessionRules.CannotHold(session, project) is { } refusal)
        {
            return refusal;
        }

        var (unit, contact, settings) = (session.Selection.Unit!.Value, session.Contact!.Value, project!.Settings);
        var now = Clock.Now(Time);
        if (session.HoldAt(now) is { } held && held.Unit == unit)
        {
            return null;
        }

        // What is over is given back first: a release that is still to come must not meet the new hold.
        if (State.Hold is not null || State.GivingBack is not null)
        {
            await ExecuteAsync(CommandId.New(), SessionRules.Wake, Same);
            await FinishGivingBackAsync();
        }

        var before = State.Holds;
        var longest = TimeSpan.FromMinutes(settings.HoldMinutes + settings.HoldExtensionMinutes) + ClaimMargin;
        var allowance = Allowance(new(project.Id), contact);
        var claim = new ClaimAllowance(
            Part(command, "claim"), session.Session, now + longest, SessionRules.Limit(session, settings), unit);
        if (await ClaimAsync(allowance, claim, new(project.Id), contact) is { } limit)
        {
            return limit;
        }

        faults.Reached("hold/claimed");
        var hold = await Unit(unit).Hold(new(
            Part(command, "hold"), session.Session, contact, TimeSpan.FromMinutes(settings.HoldMinutes),
            TimeSpan.FromSeconds(settings.HoldWaitSeconds)));
        if (hold.Refusal is { } lost)
        {
            await allowance.Release(new(Part(command, "release"), session.Session, null, unit));
            if (lost.Kind == RefusalKind.Conflict)
            {
                await ExecuteAsync(Part(command, "lost"), (s, at) => SessionRules.Lose(s, unit, lost.Code, at), Same);
            }

            return lost;
        }

        faults.Reached("hold/held");
        var until = hold.Require().Until;
        if (until + ClaimMargin > now + longest)
        {
            // The offer of a queue lasts for hours, and the claim must not end first.
            await allowance.Claim(claim with { Command = Part(command, "claim-longer"), Until = until + ClaimMargin });
        }

        var deposit = await OpenDepositAsync(command, session, project, until);
        faults.Reached("hold/deposit");
        var obtained = new HoldObtained(unit, new(project.Id), until, hold.Require().Extended, deposit, hold.Require().Price);
        var answer = await ExecuteAsync(command, (s, at) => SessionRules.Obtain(s, obtained, contact, before, at), Same);
        if (answer.Refusal is not null && State.Hold?.Unit != unit && State.Reservation is null)
        {
            await GiveBackAsync(Part(command, "not-obtained"), new(unit, obtained.Project, until, obtained.Extended, deposit, contact, 0));
        }

        return answer.Refusal;
    }

    /// <summary>Claims the home, after giving back one that the session has a claim on and does not know to hold.</summary>
    private async Task<Refusal?> ClaimAsync(IAllowanceGrain allowance, ClaimAllowance claim, ProjectId project, ContactId contact)
    {
        var claimed = await allowance.Claim(claim);
        if (claimed.Ok && claimed.Require().Unit is { } other && other != claim.Unit)
        {
            await GiveBackAsync(Part(claim.Command, "unsaid"), Unsaid(other, project, contact));
            claimed = await allowance.Claim(claim with { Command = Part(claim.Command, "again") });
        }

        return claimed.Refusal ?? (claimed.Require().Unit == claim.Unit ? null : new ChoiceHasChanged());
    }

    private async Task<DepositId?> OpenDepositAsync(
        CommandId command, SessionState session, Storage.Catalog.Project project, DateTimeOffset until)
    {
        if (DepositTerms.For(session, project.Settings) is not var (kind, amount))
        {
            return null;
        }

        var id = new DepositId(TextId.From(Part(command, "deposit").Value));
        await Deposit(id).Open(new(
            Part(command, "open"), session.Session, session.Contact!.Value, new(project.Id), kind, amount,
            until + SessionRules.DepositGrace));
        return id;
    }

    private CommandId Part(CommandId command, string part) => CommandId.For($"session/{Key}/{command.Value:N}", part);
}
