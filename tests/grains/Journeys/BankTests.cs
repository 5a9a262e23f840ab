using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A bank confirms a payment, and the browser that paid does not come back.</summary>
public sealed class BankTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    [Theory, BothDatabases]
    public async Task Bank_that_is_told_yes_pays_without_any_page_and_the_reservation_can_go_on_elsewhere(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        var asked = Accept(await ann.PayAsync("bank"));
        world.Payments.ConfirmAtBank(asked.Deposit!.Attempts[^1].Attempt.Value);
        var another = await world.AnotherProcessAsync();

        await world.PassAsync(Soon, another);

        (await world.Store.ScalarAsync("select status from deposit_view")).Should().Be("paid");
        (await world.Store.ScalarAsync("select deposit_status from session_view")).Should().Be("paid");
        world.Clock.Advance(TimeSpan.FromMinutes(17));
        Accept(await ann.On(another).SubmitAsync()).Status.Should().Be(SessionStatus.Reserved);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Bank_that_takes_its_time_gives_the_hold_more_and_is_asked_until_it_says_yes(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        var paying = Accept(await ann.PayAsync("slow"));
        (paying.Deposit!.Status, paying.HoldExtended, paying.HoldUntil).Should().Be((DepositStatus.Pending, true, Some.After(20)));
        await world.PassAsync(Soon);
        (await world.Store.ScalarAsync("select status from deposit_view")).Should().Be("pending");
        world.Payments.SlowBanksDecide();

        await world.PassAsync(2 * Soon);

        (await world.Store.ScalarAsync("select status from deposit_view")).Should().Be("paid");
        Accept(await ann.SubmitAsync()).Deposit!.Status.Should().Be(DepositStatus.Settled);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Payment_whose_process_died_before_the_session_knew_extends_the_hold_by_itself(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        var deposit = (await ann.Session.Look()).Deposit!.Deposit;
        (await world.Host.Grains.GetGrain<IDepositGrain>(deposit.Value).Pay(new(Some.Command, new("attempt-1"), "bank"))).Require();
        (await ann.Session.Look()).HoldExtended.Should().BeFalse();

        await world.PassAsync(Soon);

        var after = await ann.Session.Look();
        (after.HoldExtended, after.HoldUntil).Should().Be((true, Some.After(20)));
        (await world.Store.ScalarAsync("select deposit_status from session_view")).Should().Be("needs-authentication");
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Bank_that_nobody_answers_is_asked_a_few_times_and_then_nothing_is_charged_any_more(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        var asked = Accept(await ann.PayAsync("bank"));
        for (var i = 0; i < 100; i++)
        {
            await world.PassAsync(Soon);
        }

        world.Payments.ConfirmAtBank(asked.Deposit!.Attempts[^1].Attempt.Value);
        (await world.Store.ScalarAsync("select count(*) from event where type = 'deposit.attempt-still-open'")).Should().Be(6L, "at 15, 45, 105, 225, 465 and 945 seconds");
        (await world.Store.ScalarAsync("select status from deposit_view")).Should().Be("returned");
        world.Payments.Kept.Should().Be(0);
        await world.ShouldBeSoundAsync();
    }
}
