using CustomerConnect.Deposits;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>The id of an attempt comes from a page, so anybody may send anybody's.</summary>
public sealed class SharedAttemptTests
{
    [Theory, BothDatabases]
    public async Task Attempt_id_of_another_visitor_pays_nothing(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync("u1", slot: 0);
        var bob = await world.Visitor("bob").HoldingAsync("u2", slot: 1);
        Accept(await ann.PayAsync("ok", "attempt-1"));

        var answer = Accept(await bob.PayAsync("declined", "attempt-1"));

        (answer.CanSubmit, answer.Deposit!.Status).Should().Be((false, DepositStatus.Open));
        answer.Deposit.Attempts.Should().ContainSingle().Which.Failure.Should().Be("declined");
        world.Payments.Kept.Should().Be(250_000);
        await world.ShouldBeSoundAsync();
    }
}
