using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>What became of a payment, for people: the fact, the reassurance, the way out.</summary>
public static class DepositWords
{
    /// <summary>An amount that is paid or returned, to the cent: <c>$2,500.00</c>.</summary>
    public static string Money(long cents, string currency) => Show.Money(cents, currency, withCents: true);

    /// <summary>Why an attempt failed.</summary>
    public static string Failure(string code) => code switch
    {
        "declined" => JourneyTexts.CardDeclined,
        "insufficient-funds" => JourneyTexts.CardWithoutFunds,
        "expired-card" => JourneyTexts.CardExpired,
        "incorrect-cvc" => JourneyTexts.CardWrongCode,
        "authentication-failed" => JourneyTexts.BankDidNotConfirm,
        "cancelled" => JourneyTexts.PaymentGivenUp,
        _ => JourneyTexts.BankTrouble,
    };

    /// <summary>What is wrong with a field of the card.</summary>
    public static string CardProblem(string problem) => problem switch
    {
        "number" => JourneyTexts.CheckCardNumber,
        "expiry" => JourneyTexts.CheckExpiry,
        "security-code" => JourneyTexts.CheckSecurityCode,
        _ => JourneyTexts.TestCardsOnly,
    };

    /// <summary>The note of the checklist's line.</summary>
    public static string Note(DepositSnapshot? deposit, ChecklistLine line) => (line.State, line.Note) switch
    {
        (ChecklistState.Done, _) => deposit is { Kind: DepositKind.Payment, Amount: { } paid }
            ? Show.Text(JourneyTexts.NotePaid, Money(paid.Cents, paid.Currency)) : JourneyTexts.NoteStored,
        (_, "pending") => JourneyTexts.NotePending,
        (_, "needs-authentication") => JourneyTexts.NoteBank,
        (ChecklistState.Attention, _) => JourneyTexts.NoteFailed,
        _ => deposit?.Status is DepositStatus.Returning or DepositStatus.Returned && WasTaken(deposit) ? JourneyTexts.NoteReturned : JourneyTexts.NoteToPay,
    };

    /// <summary>True when something was really charged or stored, whether or not it has gone back since.</summary>
    public static bool WasTaken(DepositSnapshot deposit) => deposit.Attempts.Any(a => a.Status is DepositStatus.Paid or DepositStatus.Returned);

    /// <summary>True when two payments came in: the deposit stands, and one of them goes back, or has gone.</summary>
    public static bool WasPaidTwice(DepositSnapshot deposit) =>
        deposit is { Kind: DepositKind.Payment, Status: DepositStatus.Paid or DepositStatus.Settled }
        && deposit.Attempts.Count(a => a.Status is DepositStatus.Paid or DepositStatus.Returned) > 1;
}
