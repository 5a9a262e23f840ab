using CustomerConnect.Sessions;

namespace CustomerConnect.Grains.Sessions;

/// <summary>
/// Giving back what an ended hold had: home → allowance → deposit. The log says that the hold is over and, after the last step, that all is
/// given back; between the two the wake-up row has another process go on where this one stops.
/// </summary>
public sealed partial class SessionGrain
{
    /// <summary>Executes a command that may end the hold, and then gives back what the hold had, or what one before it left.</summary>
    private async Task<Answer<SessionSnapshot>> GivingBackAsync(
        CommandId command, Func<SessionState, DateTimeOffset, Decision<SessionEvent>> decide)
    {
        var answer = await ExecuteAsync(command, decide, Same);
        await FinishGivingBackAsync();
        return await ShowAsync(answer);
    }

    private async Task FinishGivingBackAsync()
    {
        if (State.GivingBack is not { } hold)
        {
            return;
        }

        var command = CommandId.For($"session/{Key}", $"give-back/{hold.Number}");
        faults.Reached("give-back/started");
        await GiveBackAsync(command, hold);
        await ExecuteAsync(Part(command, "done"), (session, _) => SessionRules.GivenBack(session, hold.Number), Same);
    }

    /// <summary>
    /// Gives back a home that is held and not said to be: whoever asked for it died before the session knew. The allowance remembers it, so
    /// the session looks there before it turns to another project or contact, whose allowance knows nothing of it.
    /// </summary>
    private async Task GiveBackUnsaidAsync(CommandId command)
    {
        if (await CurrentAsync() is not { Hold: null, Submission: null, Reservation: null, Contact: { } contact, Selection.Project: { } project })
        {
            return;
        }

        await FinishGivingBackAsync();
        if ((await Allowance(project, contact).ClaimOf(State.Session)).Unit is { } unit)
        {
            await GiveBackAsync(Part(command, "unsaid"), Unsaid(unit, project, contact));
        }
    }

    private static SessionHold Unsaid(UnitId unit, ProjectId project, ContactId contact) => new(unit, project, default, false, null, contact, 0);

    private async Task GiveBackAsync(CommandId command, SessionHold hold)
    {
        await Unit(hold.Unit).ReleaseHold(new(Part(command, "unit"), State.Session, "given-back"));
        faults.Reached("give-back/unit");
        await Allowance(hold.Project, hold.Contact).Release(new(Part(command, "allowance"), State.Session, null, hold.Unit));
        faults.Reached("give-back/allowance");
        if (hold.Deposit is { } deposit)
        {
            await Deposit(deposit).Return(new(Part(command, "deposit"), null, "hold-ended"));
        }

        faults.Reached("give-back/deposit");
    }
}
