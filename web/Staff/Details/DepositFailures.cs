namespace CustomerConnect.Web.Staff.Details;

/// <summary>Why an attempt at a deposit failed, for who talks to the customer.</summary>
internal static class DepositFailures
{
    /// <summary>The reason in two or three words.</summary>
    /// <param name="code">Stable code of the payment provider's failure.</param>
    public static string Say(string code) => code switch
    {
        "declined" => "Card declined",
        "insufficient-funds" => "Insufficient funds",
        "expired-card" => "Card expired",
        "incorrect-cvc" => "Wrong security code",
        "authentication-failed" => "Bank did not confirm",
        "cancelled" => "Given up",
        "not-returned" => "Could not be given back",
        _ => "Failed at the bank",
    };
}
