namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>
/// What the page of a form showed, as the form brings it back. Another window may have opened another visit or chosen another home
/// since: the form then does nothing.
/// </summary>
/// <param name="Session">The visit.</param>
/// <param name="Unit">The home.</param>
/// <param name="Deposit">Its deposit, or null.</param>
internal sealed record Seen(string Session, UnitId Unit, DepositId? Deposit)
{
    /// <summary>Names of the hidden fields.</summary>
    public const string SessionField = "session", UnitField = "unit", DepositField = "deposit";

    /// <summary>What a form says; fields that are missing match nothing.</summary>
    public static Seen Of(IFormCollection form) => new(
        form[SessionField].ToString(), new(form[UnitField].ToString()),
        form[DepositField].ToString() is { Length: > 0 } deposit ? new DepositId(deposit) : null);

    /// <summary>True when the page was of the visit that the browser is in now.</summary>
    public bool IsOf(Travel travel) => Session == travel.Session.Session.Value;
}
