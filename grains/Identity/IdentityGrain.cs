using CustomerConnect.Identity;
using CustomerConnect.Providers.Identity;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Grains.Identity;

/// <summary>
/// A contact's identity. What is asked of the provider stands in the log before it is asked, and the provider's id after it; what came of it
/// is looked up by our own id.
/// </summary>
public sealed class IdentityGrain(StreamServices services, IIdentityProvider provider, IdentityNotes notes)
    : StreamGrain<IdentityAggregate, IdentityState, IdentityEvent>(services, IdentityEventTypes.All), IIdentityGrain
{
    /// <inheritdoc/>
    public Task<Answer<IdentitySnapshot>> Begin(BeginIdentity command) =>
        ExecuteAsync(command.Command, (identity, _) => IdentityRules.Begin(identity, command), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<IdentitySnapshot>> CompleteProfile(CompleteIdentityProfile command) =>
        ExecuteAsync(command.Command, (identity, _) => IdentityRules.CompleteProfile(identity), Snapshot);

    /// <inheritdoc/>
    public async Task<Answer<IdentitySnapshot>> StartCheck(StartIdentityCheck command)
    {
        // One under way may have come to its end meanwhile, and then there is nothing to go on with.
        await LearnAsync();
        var started = await ExecuteAsync(command.Command, (identity, now) => IdentityRules.StartCheck(identity, command, now), Snapshot);
        if (!started.Ok || State.Check is not { } check)
        {
            return started;
        }

        var opened = await provider.BeginAsync(new(check.Id.Value, command.ReturnTo));
        if (opened is not { Status: IdentityCheckStatus.Open, ProviderId: { } id, ContinueAt: { } at })
        {
            return opened.Status == IdentityCheckStatus.Unknown ? new IdentityProviderIsAway() : await Learn();
        }

        await ExecuteAsync(Step(check.Id, "opened"), (identity, _) => IdentityRules.Open(identity, check.Id, id), Snapshot);
        return State.Snapshot(Version, at);
    }

    /// <inheritdoc/>
    public async Task<Answer<IdentitySnapshot>> Learn()
    {
        await LearnAsync();
        return Snapshot(State);
    }

    /// <inheritdoc/>
    public async Task<Answer<IdentitySnapshot>> Cancel(CancelIdentityCheck command)
    {
        if ((await CurrentAsync()).Check is { } check)
        {
            await GiveUpAsync(check, "given-up");
        }

        return State.Check is null ? Snapshot(State) : new IdentityProviderIsAway();
    }

    /// <inheritdoc/>
    public async Task<Answer<IdentitySnapshot>> VerifyByStaff(VerifyIdentityByStaff command)
    {
        var (before, taken) = await CurrentAsync(command.Command);
        if (!taken && IdentityRules.VerifyByStaff(before, command) is { Events.IsDefaultOrEmpty: false })
        {
            // Before it is decided, so that no verification is without the name that was read; the same command keeps it once.
            await notes.AddAsync(new(
                $"{command.Command.Value:N}", Key, IdentityNotes.Verified, command.NameOnDocument, null, command.By,
                command.Document.ToString().ToLowerInvariant(), command.Statement, (before.Community ?? command.Community)?.Value));
        }

        var check = before.Check;
        var answer = await ExecuteAsync(command.Command, (identity, _) => IdentityRules.VerifyByStaff(identity, command), Snapshot);
        if (answer.Ok && check is not null)
        {
            await provider.CancelAsync(check.Id.Value); // Nothing rests on it: an outcome that comes late changes nothing.
        }

        return answer;
    }

    /// <inheritdoc/>
    public async Task<IdentitySnapshot> Look() => Snapshot(await CurrentAsync());

    /// <inheritdoc/>
    public async Task<Answer<IdentitySnapshot>> Reopen(ReopenIdentity command)
    {
        var (before, taken) = await CurrentAsync(command.Command);
        if (!taken && IdentityRules.Reopen(before, command) is { Events.IsDefaultOrEmpty: false })
        {
            await notes.AddAsync(new(
                $"{command.Command.Value:N}", Key, IdentityNotes.Reopened, null, command.Note, command.By, null, null, before.Community?.Value));
        }

        return await ExecuteAsync(command.Command, (identity, _) => IdentityRules.Reopen(identity, command), Snapshot);
    }

    /// <inheritdoc/>
    protected override async Task WhenDueAsync()
    {
        if (State.Check is { } check && IdentityRules.Due(State) <= Clock.Now(Time))
        {
            await GiveUpAsync(check, "expired");
        }
    }

    private async Task LearnAsync()
    {
        if ((await CurrentAsync()).Check is { } check)
        {
            await ConcludeAsync(check, await provider.FindAsync(check.Id.Value), "given-up");
        }
    }

    /// <summary>The provider says how the check stands after it was called off: what it had verified before stands.</summary>
    private async Task GiveUpAsync(IdentityCheck check, string reason) => await ConcludeAsync(check, await provider.CancelAsync(check.Id.Value), reason);

    private async Task ConcludeAsync(IdentityCheck check, IdentityOutcome outcome, string reason)
    {
        switch (outcome.Status)
        {
            case IdentityCheckStatus.Verified:
                await ExecuteAsync(Step(check.Id, "concluded"), (identity, _) => IdentityRules.Conclude(identity, check.Id, null), Snapshot);
                break;
            case IdentityCheckStatus.Failed:
                await ExecuteAsync(
                    Step(check.Id, "concluded"), (identity, _) => IdentityRules.Conclude(identity, check.Id, outcome.Failure ?? "not-verified"), Snapshot);
                break;
            case IdentityCheckStatus.Cancelled:
                await ExecuteAsync(Step(check.Id, "concluded"), (identity, _) => IdentityRules.Cancel(identity, check.Id, reason), Snapshot);
                break;
        }
    }

    private CommandId Step(IdentityCheckId check, string step) => CommandId.For($"identity/{Key}/{check}", step);

    private IdentitySnapshot Snapshot(IdentityState identity) => identity.Snapshot(Version);
}
