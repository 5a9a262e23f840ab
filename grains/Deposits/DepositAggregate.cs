using CustomerConnect.Deposits;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.FollowUp;

namespace CustomerConnect.Grains.Deposits;

/// <summary>A deposit as a stream.</summary>
public sealed class DepositAggregate : IAggregate<DepositState, DepositEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "deposit";

    /// <inheritdoc/>
    public static DepositState Initial(string key) => DepositState.Initial(key);

    /// <inheritdoc/>
    public static DepositState Apply(DepositState state, DepositEvent happened, DateTimeOffset at) => state.Apply(happened, at);

    /// <inheritdoc/>
    public static DateTimeOffset? Due(DepositState state) => DepositRules.Due(state);

    /// <inheritdoc/>
    public static void Rows(DepositState state, int version, DateTimeOffset at, List<RowChange> rows) =>
        rows.Add(new(ReadModelTables.Deposit, state.Deposit.Value, [
            state.Deposit.Value, (long)version, state.Session?.Value, state.Reservation?.Value,
            state.Kind == DepositKind.Intent ? "intent" : "payment", StatusText(state.Status), state.Amount?.Cents,
            state.Amount?.Currency, (long)state.Attempts.Length, DepositRules.IsStuck(state) ? FollowUpRules.NotReturned : state.Attempts.LastOrDefault(a => a.Failure is not null)?.Failure,
            state.Attempts.Sum(a => a.CapturedCents), state.Attempts.Sum(a => a.ReturnedCents), at.ToUnixTimeMilliseconds()]));

    /// <inheritdoc/>
    public static void Messages(
        DepositState before, DepositState after, DepositEvent happened, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (happened is AttemptReturned { Cents: > 0 } back)
        {
            // Of two payments one goes back and the deposit stands: not to be read as its return.
            rows.Add(Outbox.Row(
                $"deposit-returned/{after.Deposit}/{back.Attempt}", after.ReturnReason is null ? "DepositPaidTwice" : "DepositReturned", Outbox.Email, Outbox.ToContact,
                after.Contact!.Value.Value, after.Project, "deposit", after.Deposit.Value, at));
        }
    }

    /// <summary>The word of a status in tables.</summary>
    public static string StatusText(DepositStatus status) => status switch
    {
        DepositStatus.Open => "open",
        DepositStatus.Pending => "pending",
        DepositStatus.NeedsAuthentication => "needs-authentication",
        DepositStatus.Paid => "paid",
        DepositStatus.Settled => "settled",
        DepositStatus.Returning => "returning",
        DepositStatus.Returned => "returned",
        _ => "none",
    };
}
