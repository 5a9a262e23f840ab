using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Grains.Messages;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>What became of a payment, for people: the fact, the reassurance, the way out.</summary>
public static class DepositWords
{
    /// <summary>Why an attempt failed.</summary>
    public static string Failure(string code) => code switch
    {
        "declined" => "That card was declined. Nothing was charged. Try another.",
        "insufficient-funds" => "That card does not have enough on it. Nothing was charged. Try another.",
        "expired-card" => "That card has expired. Nothing was charged. Try another.",
        "incorrect-cvc" => "The security code did not match. Nothing was charged. Check it, or try another card.",
        "authentication-failed" => "Your bank did not confirm it. Nothing was charged. Try again, or use another card.",
        "cancelled" => "That payment was given up. Nothing was charged. Try again.",
        _ => "Something went wrong at the bank. Nothing was charged. Try again in a moment, or use another card.",
    };

    /// <summary>The note of the checklist's line.</summary>
    public static string Note(DepositSnapshot? deposit, ChecklistLine line) => (line.State, line.Note) switch
    {
        (ChecklistState.Done, _) => deposit is { Kind: DepositKind.Payment, Amount: { } paid } ? $"{Words.Money(paid.Cents, paid.Currency)} paid" : "Card stored",
        (_, "pending") => "On its way; it is not charged twice",
        (_, "needs-authentication") => "Your bank wants to hear from you",
        (ChecklistState.Attention, _) => "The last attempt did not work",
        _ => deposit?.Status is DepositStatus.Returning or DepositStatus.Returned && WasTaken(deposit) ? "Returned" : "To be paid",
    };

    /// <summary>True when something was really charged or stored, whether or not it has gone back since.</summary>
    public static bool WasTaken(DepositSnapshot deposit) => deposit.Attempts.Any(a => a.Status is DepositStatus.Paid or DepositStatus.Returned);
}
