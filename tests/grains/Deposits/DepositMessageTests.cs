using CustomerConnect.Grains;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Storage.Log;
using static CustomerConnect.Tests.Some;
using Purse = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Deposits.DepositAggregate, CustomerConnect.Grains.Deposits.DepositState,
    CustomerConnect.Grains.Deposits.DepositEvent>;

namespace CustomerConnect.Tests.Deposits;

/// <summary>What is written to whose money went back.</summary>
public sealed class DepositMessageTests
{
    private static readonly AttemptId One = new("attempt-1");
    private static readonly AttemptId Two = new("attempt-2");
    private static readonly PaymentOutcome Charged = new(PaymentStatus.Succeeded, "pi_1", 250_000, DepositId: "d");

    [Fact]
    public void Second_payment_that_goes_back_is_said_so_and_not_as_the_deposits_return()
    {
        var purse = PaidTwice();

        MessageOf(purse).Should().Be("DepositPaidTwice");
    }

    [Fact]
    public void Deposit_that_goes_back_is_said_so()
    {
        var purse = PaidTwice();
        purse.Return(null);

        MessageOf(purse).Should().Be("DepositReturned");
    }

    // One was thought to have failed, so another was tried; then the provider said that both had charged.
    private static Purse PaidTwice()
    {
        var purse = new Purse("d");
        purse.Open(16);
        purse.Pay(One);
        purse.Record(One, new(PaymentStatus.Failed, "pi_1", Failure: "processing-error"));
        purse.Pay(Two);
        purse.Record(Two, Charged with { ProviderId = "pi_2" });
        purse.Record(One, Charged);
        return purse;
    }

    private static object? MessageOf(Purse purse)
    {
        var back = purse.State.ToReturn.First();
        var returned = new AttemptReturned(back.Id, "re_1", back.CapturedCents);
        var rows = new List<RowChange>();
        DepositAggregate.Messages(purse.State, purse.State.Apply(returned, After(1)), returned, 9, After(1), rows);
        return rows.Should().ContainSingle().Which.Values![1];
    }
}
