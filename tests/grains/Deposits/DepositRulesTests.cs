using CustomerConnect.Deposits;
using CustomerConnect.Grains.Deposits;
using CustomerConnect.Providers.Payments;
using static CustomerConnect.Tests.Some;
using Purse = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Deposits.DepositAggregate, CustomerConnect.Grains.Deposits.DepositState,
    CustomerConnect.Grains.Deposits.DepositEvent>;

namespace CustomerConnect.Tests.Deposits;

/// <summary>Whose the money is.</summary>
public sealed class DepositRulesTests
{
    private static readonly AttemptId One = new("attempt-1");
    private static readonly AttemptId Two = new("attempt-2");
    private static readonly PaymentOutcome Charged = new(PaymentStatus.Succeeded, "pi_1", 250_000, DepositId: "d");
    private static readonly PaymentOutcome Declined = new(PaymentStatus.Failed, "pi_1", Failure: "declined");
    private static readonly PaymentOutcome AtBank = new(PaymentStatus.NeedsAuthentication, "pi_1", AuthenticateAt: "/bank", DepositId: "d");

    [Fact]
    public void Opened_once_with_its_deadline()
    {
        var purse = new Purse("d");
        purse.Pay(One).ShouldBeRefused(new DepositIsNotOpen());
        purse.Open(16).Events.Should().ContainSingle().Which.Should().BeOfType<DepositOpened>();
        purse.Open(16).ShouldChangeNothing();
        purse.Open(21).ShouldBe(new DepositDeadlineMoved(After(21)));
        DepositRules.Due(purse.State).Should().Be(After(21));
    }

    [Fact]
    public void Same_attempt_again_is_the_same()
    {
        var purse = Opened();
        purse.Pay(One).ShouldBe(new AttemptStarted(One));
        purse.Pay(One).ShouldChangeNothing();
        purse.Pay(Two).ShouldBeRefused(new PaymentIsUnderWay());
    }

    [Fact]
    public void Declined_attempt_leaves_room_for_another()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Declined).ShouldBe(new AttemptFailed(One, "declined"));
        purse.State.Status.Should().Be(DepositStatus.Open);
        purse.Pay(Two).ShouldBe(new AttemptStarted(Two));
    }

    [Fact]
    public void Too_many_attempts_are_refused()
    {
        var purse = Opened();
        for (var i = 0; i < DepositRules.MostAttempts; i++)
        {
            var attempt = new AttemptId($"attempt-{i}");
            purse.Pay(attempt);
            purse.Record(attempt, Declined);
        }

        purse.Pay(new("one-more")).ShouldBeRefused(new DepositIsNotOpen());
    }

    [Fact]
    public void Paid_deposit_takes_no_second_payment()
    {
        var purse = Paid();
        purse.Pay(Two).ShouldBeRefused(new DepositIsPaid());
        purse.State.Status.Should().Be(DepositStatus.Paid);
    }

    [Fact]
    public void Attempt_after_the_deadline_is_refused() => Opened().At(16).Pay(One).ShouldBeRefused(new DepositIsReturned());

    [Theory]
    [InlineData(PaymentStatus.Unknown)]
    [InlineData(PaymentStatus.Processing)]
    public void Answer_that_says_nothing_changes_nothing(PaymentStatus status)
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, new(status)).ShouldChangeNothing();
        DepositRules.ToAsk(purse.State, After(0.25)).Should().ContainSingle("the provider is asked after 15 s");
        DepositRules.ToAsk(purse.State, After(0.24)).Should().BeEmpty();
    }

    [Fact]
    public void Attempt_that_was_never_made_failed()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, new(PaymentStatus.NotFound)).ShouldBe(new AttemptFailed(One, "not-made"));
    }

    [Fact]
    public void Money_charged_after_a_failure_is_written_down()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Declined);
        purse.Record(One, Charged).ShouldBe(new AttemptSucceeded(One, "pi_1", 250_000));
        purse.Record(One, Declined).ShouldChangeNothing();
    }

    [Fact]
    public void Payment_for_another_deposit_is_none_for_this_one()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Charged with { DepositId = "another" }).ShouldBe(new AttemptFailed(One, "processing-error"));
        purse.Record(One, Charged with { DepositId = "another" }).ShouldChangeNothing();
        purse.State.Status.Should().Be(DepositStatus.Open);
    }

    [Fact]
    public void Other_amount_than_asked_for_does_not_count_and_goes_back()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Charged with { CapturedCents = 100 });
        purse.State.Paid.Should().BeNull();
        purse.State.ToReturn.Select(a => a.Id).Should().Equal(One);
        purse.Settle(First).ShouldBeRefused(new DepositIsNotPaid());
    }

    [Fact]
    public void Attempt_of_one_form_is_another_in_each_deposit()
    {
        var (here, there) = (new DepositId("d1"), new DepositId("d2"));
        DepositRules.OwnAttempt(here, One).Should().Be(DepositRules.OwnAttempt(here, One));
        new[] { DepositRules.OwnAttempt(here, One), DepositRules.OwnAttempt(there, One), DepositRules.OwnAttempt(here, Two) }
            .Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Money_charged_twice_goes_back_but_once()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Declined);
        purse.Pay(Two);
        purse.Record(Two, Charged);
        purse.State.ToReturn.Should().BeEmpty();
        purse.Record(One, Charged);
        purse.State.ToReturn.Select(a => a.Id).Should().Equal(Two);
        DepositRules.Due(purse.State).Should().Be(Noon + DepositRules.ReturnAgainAfter);
    }

    [Fact]
    public void Return_that_does_not_go_through_is_tried_again_later_each_time()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Charged);
        purse.Return(null);
        DepositRules.ToReturnNow(purse.State, Noon).Select(a => a.Id).Should().Equal(One);
        var pauses = new List<TimeSpan>();
        for (var tries = 1; tries <= 15; tries++)
        {
            purse.When((d, _) => DepositRules.RecordReturn(d, One, tries % 2 == 0 ? new(false) : null))
                .ShouldBe(new AttemptNotReturned(One, tries % 2 == 0 ? "refused" : "no-answer", tries));
            DepositRules.IsStuck(purse.State).Should().Be(tries >= DepositRules.TellStaffAtReturn);
            DepositRules.ToReturnNow(purse.State, purse.Now).Should().BeEmpty("the provider is not asked without a pause");
            var again = DepositRules.Due(purse.State)!.Value;
            pauses.Add(again - purse.Now);
            purse.Now = again;
            DepositRules.ToReturnNow(purse.State, again).Select(a => a.Id).Should().Equal(One);
        }

        pauses[..4].Select(p => p.TotalSeconds).Should().Equal(3, 6, 12, 24);
        pauses[^1].Should().Be(DepositRules.ReturnAgainAtLatest);
        purse.When((d, _) => DepositRules.RecordReturn(d, One, new(true, "re_1"))).ShouldBe(new AttemptReturned(One, "re_1", 250_000));
        (DepositRules.Due(purse.State), DepositRules.IsStuck(purse.State)).Should().Be((null, false));
    }

    [Fact]
    public void Bank_question_left_open_beside_a_paid_attempt_is_given_up()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, AtBank);
        purse.Pay(Two);
        purse.Record(Two, Charged);
        DepositRules.ToGiveUp(purse.State).Select(a => a.Id).Should().Equal(One);
        DepositRules.Due(purse.State).Should().BeOnOrBefore(Noon + DepositRules.ReturnAgainAfter);
    }

    [Fact]
    public void Bank_question_alone_is_left_to_the_customer()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, AtBank).ShouldBe(new AttemptNeedsAuthentication(One, "pi_1"));
        purse.State.Status.Should().Be(DepositStatus.NeedsAuthentication);
        DepositRules.ToGiveUp(purse.State).Should().BeEmpty();
        purse.At(16).Wake().ShouldBe(new DepositReturnStarted("not-submitted"));
        DepositRules.ToGiveUp(purse.State).Should().ContainSingle();
    }

    [Fact]
    public void Paid_deposit_is_settled_by_one_reservation()
    {
        var purse = Paid();
        purse.Settle(First).ShouldBe(new DepositSettled(First));
        purse.Settle(First).ShouldChangeNothing();
        purse.Settle(Second).ShouldBeRefused(new DepositBelongsElsewhere());
        purse.State.Status.Should().Be(DepositStatus.Settled);
        purse.At(100).Wake().ShouldChangeNothing();
    }

    [Fact]
    public void Unpaid_deposit_is_not_settled() => Opened().Settle(First).ShouldBeRefused(new DepositIsNotPaid());

    [Fact]
    public void Settlement_that_arrives_after_its_undo_is_refused()
    {
        var purse = Paid();
        purse.Settle(First);
        purse.Unsettle(First).ShouldBe(new DepositUnsettled(First));
        purse.Unsettle(First).ShouldChangeNothing();
        purse.Settle(First).ShouldBeRefused(new DepositBelongsElsewhere());
        purse.Settle(Second).ShouldBe(new DepositSettled(Second));
    }

    [Fact]
    public void Undo_of_another_submission_leaves_the_settlement()
    {
        var purse = Paid();
        purse.Settle(First);
        purse.Unsettle(Second);
        purse.State.Reservation.Should().Be(First);
    }

    [Fact]
    public void Deadline_without_a_reservation_returns_it()
    {
        var purse = Paid();
        purse.At(15.99).Wake().ShouldChangeNothing();
        purse.At(16).Wake().ShouldBe(new DepositReturnStarted("not-submitted"));
        purse.Settle(First).ShouldBeRefused(new DepositIsReturned());
        purse.Open(40).ShouldBeRefused(new DepositIsReturned());
        purse.State.Status.Should().Be(DepositStatus.Returning);
    }

    [Fact]
    public void Return_of_a_settled_deposit_is_its_reservations_alone()
    {
        var purse = Paid();
        purse.Settle(First);
        purse.Return(null).ShouldBeRefused(new DepositBelongsElsewhere());
        purse.Return(Second).ShouldBeRefused(new DepositBelongsElsewhere());
        purse.Return(First).ShouldBe(new DepositReturnStarted("withdrawn"));
        purse.Return(First).ShouldChangeNothing();
    }

    [Fact]
    public void Return_of_a_deposit_nobody_opened_is_refused() => new Purse("d").Return(null).ShouldBeRefused(new DepositIsNotOpen());

    [Fact]
    public void Return_while_a_payment_is_on_its_way_waits_for_its_answer()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Return(null);
        purse.State.Status.Should().Be(DepositStatus.Returning);
        purse.Record(One, Charged);
        purse.State.ToReturn.Should().ContainSingle();
    }

    private static Purse Opened()
    {
        var purse = new Purse("d");
        purse.Open(16);
        return purse;
    }

    private static Purse Paid()
    {
        var purse = Opened();
        purse.Pay(One);
        purse.Record(One, Charged);
        return purse;
    }
}
