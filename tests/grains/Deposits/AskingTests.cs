using CustomerConnect.Grains.Deposits;
using CustomerConnect.Providers.Payments;
using static CustomerConnect.Tests.Some;
using Purse = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Deposits.DepositAggregate, CustomerConnect.Grains.Deposits.DepositState,
    CustomerConnect.Grains.Deposits.DepositEvent>;

namespace CustomerConnect.Tests.Deposits;

/// <summary>When the provider is asked by the clock how a payment stands.</summary>
public sealed class AskingTests
{
    private static readonly AttemptId One = new("attempt-1");
    private static readonly PaymentOutcome AtBank = new(PaymentStatus.NeedsAuthentication, "pi_1", AuthenticateAt: "/bank", DepositId: "d");
    private static readonly PaymentOutcome Charged = new(PaymentStatus.Succeeded, "pi_1", 250_000, DepositId: "d");

    public static TheoryData<PaymentStatus> Undecided => [PaymentStatus.Unknown, PaymentStatus.Processing, PaymentStatus.NeedsAuthentication];

    [Theory, MemberData(nameof(Undecided))]
    public void Payment_that_nobody_decides_is_asked_for_before_the_deadline_half_as_often_each_time(PaymentStatus status)
    {
        var purse = Waiting(status);
        var asked = new List<double>();
        while (DepositRules.Due(purse.State) is { } due && due < After(31))
        {
            purse.Now = due;
            DepositRules.ToAsk(purse.State, due).Select(a => a.Id).Should().Equal(One);
            purse.When((d, _) => DepositRules.RecordAsked(d, One, AtBank with { Status = status }))
                .ShouldBe(new AttemptStillOpen(One, asked.Count + 1));
            DepositRules.ToAsk(purse.State, due).Should().BeEmpty("the provider is not asked without a pause");
            asked.Add((due - Noon).TotalSeconds);
        }

        asked.Should().Equal(15, 45, 105, 225, 465, 945);
        DepositRules.Due(purse.State).Should().Be(After(31), "then it goes back");
    }

    [Fact]
    public void Pause_between_two_questions_has_an_end()
    {
        var purse = Waiting(PaymentStatus.Processing);
        for (var i = 0; i < 60; i++)
        {
            purse.When((d, _) => DepositRules.RecordAsked(d, One, new(PaymentStatus.Processing)));
        }

        DepositRules.AskAt(purse.State.Attempts[0]).Should().Be(purse.Now + DepositRules.AskAgainAtLatest);
    }

    [Fact]
    public void Answer_is_written_down_and_nothing_is_asked_any_more()
    {
        var purse = Waiting(PaymentStatus.NeedsAuthentication);
        purse.At(0.25).When((d, _) => DepositRules.RecordAsked(d, One, Charged)).ShouldBe(new AttemptSucceeded(One, "pi_1", 250_000));
        purse.When((d, _) => DepositRules.RecordAsked(d, One, Charged)).ShouldChangeNothing();
        DepositRules.Due(purse.State).Should().Be(After(31));
    }

    [Fact]
    public void Bank_that_wants_to_hear_from_the_customer_after_all_gives_them_time_before_it_is_asked()
    {
        var purse = Waiting(PaymentStatus.Processing);
        purse.At(0.25).When((d, _) => DepositRules.RecordAsked(d, One, AtBank)).ShouldBe(new AttemptNeedsAuthentication(One, "pi_1"));
        DepositRules.Due(purse.State).Should().Be(After(0.5));
    }

    private static Purse Waiting(PaymentStatus status)
    {
        var purse = new Purse("d");
        purse.Open(31);
        purse.Pay(One);
        purse.Record(One, AtBank with { Status = status });
        return purse;
    }
}
