using CustomerConnect.Deposits;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>Money that the provider does not give back.</summary>
public sealed class RefundTests
{
    [Theory, BothDatabases]
    public async Task Provider_that_refuses_is_asked_less_and_less_often_and_gives_it_back_once(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        world.Payments.RefusesReturns = true;
        Accept(await ann.Session.LeaveCheckout(new(Some.Command, Some.Unit, "left")));
        for (var i = 0; i < 60; i++)
        {
            await world.PassAsync(TimeSpan.FromSeconds(3));
        }

        (await world.Store.ScalarAsync("select count(*) from event where type = 'deposit.attempt-not-returned'")).Should().Be(6L, "at 0, 3, 9, 21, 45 and 93 seconds");
        (await world.Store.ScalarAsync("select last_failure from deposit_view")).Should().Be("not-returned");
        (await ann.DepositAsync()).Should().Be(DepositStatus.Returning);

        world.Payments.RefusesReturns = false;
        await world.PassAsync(TimeSpan.FromMinutes(5));
        world.Payments.Kept.Should().Be(0);
        (await world.Store.ScalarAsync("select last_failure is null from deposit_view")).Should().Be(dialect == Dialect.Sqlite ? 1L : true);
        await world.ShouldBeSoundAsync();
    }
}
