using CustomerConnect.Providers.Payments;

namespace CustomerConnect.Grains.Deposits;

/// <summary>When the provider is asked how an undecided attempt stands, though no browser comes back: answers get lost, and banks take their time.</summary>
public static partial class DepositRules
{
    /// <summary>
    /// How long an attempt that the provider or a bank has not decided is left alone before the provider is asked; each time twice as long,
    /// up to <see cref="AskAgainAtLatest"/>.
    /// </summary>
    public static readonly TimeSpan AskAfter = TimeSpan.FromSeconds(15);

    /// <summary>The longest pause between two such questions.</summary>
    public static readonly TimeSpan AskAgainAtLatest = TimeSpan.FromHours(1);

    /// <summary>When the provider is to be asked how an attempt stands, whether or not a browser comes back.</summary>
    public static DateTimeOffset AskAt(AttemptState attempt) => attempt.HeardAt + Pause(AskAfter, attempt.Asks, AskAgainAtLatest);

    /// <summary>Attempts that are undecided for too long, be it that the provider gave no answer or that a bank waits for the customer.</summary>
    public static IEnumerable<AttemptState> ToAsk(DepositState deposit, DateTimeOffset now) =>
        Undecided(deposit).Where(a => now >= AskAt(a));

    /// <summary>Writes down what the provider said when it was asked by the clock; that it could not say yet, too.</summary>
    public static Decision<DepositEvent> RecordAsked(DepositState deposit, AttemptId id, PaymentOutcome outcome)
    {
        var decided = Record(deposit, id, outcome);
        return decided is { Refusal: null, Events.IsEmpty: true } && Undecided(deposit).FirstOrDefault(a => a.Id == id) is { } open
            ? new AttemptStillOpen(id, open.Asks + 1)
            : decided;
    }

    private static IEnumerable<AttemptState> Undecided(DepositState deposit) =>
        deposit.Attempts.Where(a => BanksCount(deposit) ? a.InFlight : a.Status == AttemptStatus.Started);
}
