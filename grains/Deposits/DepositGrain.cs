using CustomerConnect.Deposits;
using CustomerConnect.Providers.Payments;

namespace CustomerConnect.Grains.Deposits;

/// <summary>
/// A deposit. The provider is asked only after the log says so, and its id is in the log after it; what lies between is found again by
/// our own id.
/// </summary>
public sealed class DepositGrain(StreamServices services, IPaymentProvider provider)
    : StreamGrain<DepositAggregate, DepositState, DepositEvent>(services, DepositEventTypes.All), IDepositGrain
{
    /// <summary>Where banks wait for the customer, as the provider said it to this activation; never written down.</summary>
    private readonly Dictionary<AttemptId, string> banks = [];

    /// <inheritdoc/>
    public Task<Answer<DepositSnapshot>> Open(OpenDeposit command) =>
        ExecuteAsync(command.Command, (deposit, _) => DepositRules.Open(deposit, command), Snapshot);

    /// <inheritdoc/>
    public async Task<Answer<DepositSnapshot>> Pay(PayDeposit command)
    {
        command = command with { Attempt = DepositRules.OwnAttempt(State.Deposit, command.Attempt) };
        // Whoever starts the attempt asks the provider; what is known by then is decided on the log's head, as the attempt itself.
        var (_, known) = await CurrentAsync(command.Command);
        var started = await ExecuteAsync(
            command.Command,
            (deposit, now) =>
            {
                known |= deposit.Attempts.Any(a => a.Id == command.Attempt);
                return DepositRules.Pay(deposit, command, now);
            },
            Snapshot);
        if (!started.Ok || known)
        {
            return started.Ok ? await ShowAsync() : started;
        }

        var amount = State.Amount!.Value;
        var outcome = await provider.PayAsync(new(
            command.Attempt.Value, Key, State.Kind == DepositKind.Payment, amount.Cents, amount.Currency, command.Method));
        await RecordAsync(command.Attempt, outcome);
        await TidyUpAsync();
        return await ShowAsync();
    }

    /// <inheritdoc/>
    public async Task<Answer<DepositSnapshot>> Confirm(ConfirmAttempt command)
    {
        if ((await CurrentAsync()).Attempts.All(a => a.Id != command.Attempt))
        {
            return new AttemptIsUnknown();
        }

        await RecordAsync(command.Attempt, await provider.FindAsync(command.Attempt.Value));
        await TidyUpAsync();
        return await ShowAsync();
    }

    /// <inheritdoc/>
    public Task<Answer<DepositSnapshot>> Settle(SettleDeposit command) =>
        ExecuteAsync(command.Command, (deposit, _) => DepositRules.Settle(deposit, command), Snapshot);

    /// <inheritdoc/>
    public Task<Answer<DepositSnapshot>> Unsettle(UnsettleDeposit command) =>
        ExecuteAsync(command.Command, (deposit, _) => DepositRules.Unsettle(deposit, command), Snapshot);

    /// <inheritdoc/>
    public async Task<Answer<DepositSnapshot>> Return(ReturnDeposit command)
    {
        var answer = await ExecuteAsync(command.Command, (deposit, _) => DepositRules.Return(deposit, command), Snapshot);
        if (answer.Ok)
        {
            await TidyUpAsync();
        }

        return answer.Ok ? Snapshot(State) : answer;
    }

    /// <inheritdoc/>
    public async Task<DepositSnapshot> Look()
    {
        await CurrentAsync();
        return await ShowAsync();
    }

    /// <inheritdoc/>
    protected override async Task WhenDueAsync()
    {
        await ExecuteAsync(CommandId.New(), DepositRules.Wake, Snapshot);
        foreach (var attempt in DepositRules.ToAsk(State, Clock.Now(Time)).ToList())
        {
            var outcome = await provider.FindAsync(attempt.Id.Value);

            // Never made as far as the provider knows: shut the door, so that a call that was held up cannot charge it later.
            outcome = outcome.Status == PaymentStatus.NotFound ? await provider.CancelAsync(attempt.Id.Value) : outcome;
            NoteBank(attempt.Id, outcome);
            await ExecuteAsync(CommandId.New(), (deposit, _) => DepositRules.RecordAsked(deposit, attempt.Id, outcome), Snapshot);
        }

        await TidyUpAsync();
    }

    /// <summary>Closes what nobody may pay any more, then returns what no reservation is to have.</summary>
    private async Task TidyUpAsync()
    {
        foreach (var attempt in DepositRules.ToGiveUp(State).ToList())
        {
            await RecordAsync(attempt.Id, await provider.CancelAsync(attempt.Id.Value));
        }

        await ReturnWhatIsDueAsync();
    }

    private Task RecordAsync(AttemptId attempt, PaymentOutcome outcome)
    {
        NoteBank(attempt, outcome);
        return ExecuteAsync(CommandId.New(), (deposit, _) => DepositRules.Record(deposit, attempt, outcome), Snapshot);
    }

    /// <summary>How it stands, with where the bank waits: what another process was told, the provider says again.</summary>
    private async Task<DepositSnapshot> ShowAsync()
    {
        foreach (var attempt in State.Attempts.Where(a => a.Status == AttemptStatus.NeedsAuthentication && !banks.ContainsKey(a.Id)))
        {
            NoteBank(attempt.Id, await provider.FindAsync(attempt.Id.Value));
        }

        return Snapshot(State);
    }

    private void NoteBank(AttemptId attempt, PaymentOutcome outcome)
    {
        if (outcome.AuthenticateAt is { } address)
        {
            banks[attempt] = address;
        }
    }

    private async Task ReturnWhatIsDueAsync()
    {
        foreach (var attempt in DepositRules.ToReturnNow(State, Clock.Now(Time)).ToList())
        {
            var reason = State.ReturnReason ?? "paid-twice";
            var request = new RefundRequest(attempt.Id.Value, attempt.ProviderId!, attempt.CapturedCents, State.Amount!.Value.Currency, reason);
            RefundOutcome? refund = null;
            try
            {
                refund = await provider.ReturnAsync(request);
            }
            finally
            {
                // An answer that does not come counts as a try too, whatever became of it: it is asked for once more, and given once.
                var command = refund is { Done: true } ? CommandId.For($"deposit/{Key}", $"returned/{attempt.Id}") : CommandId.New();
                await ExecuteAsync(command, (deposit, _) => DepositRules.RecordReturn(deposit, attempt.Id, refund), Snapshot);
            }
        }
    }

    private DepositSnapshot Snapshot(DepositState deposit) => deposit.Snapshot(Version, banks);
}
