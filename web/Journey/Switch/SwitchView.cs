using CustomerConnect.Deposits;
using CustomerConnect.Web.Journey.Checkout;

namespace CustomerConnect.Web.Journey.Switch;

/// <summary>Asks before a home that is held is given up for another one.</summary>
/// <param name="WantedId">The other home.</param>
/// <param name="Wanted">What it is called.</param>
public sealed record SwitchView(Travel Travel, string WantedId, string Wanted)
{
    /// <summary>Money that would go back, or null.</summary>
    public string? Returned => Travel.Session.Deposit is { Kind: DepositKind.Payment, Status: DepositStatus.Paid, Amount: { } amount }
        ? DepositWords.Money(amount.Cents, amount.Currency) : null;
}
