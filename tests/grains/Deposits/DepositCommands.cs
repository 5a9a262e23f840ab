using CustomerConnect.Deposits;
using CustomerConnect.Grains;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Providers.Payments;
using Purse = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Deposits.DepositAggregate, CustomerConnect.Grains.Deposits.DepositState,
    CustomerConnect.Grains.Deposits.DepositEvent>;

namespace CustomerConnect.Tests.Deposits;

/// <summary>Commands to a deposit, in few words.</summary>
internal static class DepositCommands
{
    public static Decision<DepositEvent> Open(this Purse purse, double deadlineMinutes) => purse.When((d, _) => DepositRules.Open(
        d,
        new(
            Some.Command, Some.Ann, Some.AnnContact, Some.Project, DepositKind.Payment, new(250_000, "USD"), Some.After(deadlineMinutes))));

    public static Decision<DepositEvent> Pay(this Purse purse, AttemptId attempt) =>
        purse.When((d, now) => DepositRules.Pay(d, new(Some.Command, attempt, "card"), now));

    public static Decision<DepositEvent> Record(this Purse purse, AttemptId attempt, PaymentOutcome outcome) =>
        purse.When((d, _) => DepositRules.Record(d, attempt, outcome));

    public static Decision<DepositEvent> Settle(this Purse purse, ReservationId id) =>
        purse.When((d, _) => DepositRules.Settle(d, new(Some.Command, id)));

    public static Decision<DepositEvent> Unsettle(this Purse purse, ReservationId id) =>
        purse.When((d, _) => DepositRules.Unsettle(d, new(Some.Command, id)));

    public static Decision<DepositEvent> Return(this Purse purse, ReservationId? id) =>
        purse.When((d, _) => DepositRules.Return(d, new(Some.Command, id, "withdrawn")));

    public static Decision<DepositEvent> Wake(this Purse purse) => purse.When(DepositRules.Wake);
}
