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

    [Theory, BothDatabases]
    public async Task Where_the_bank_waits_is_shown_by_any_process_and_written_down_by_none(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        Accept(await ann.PayAsync("bank")).Deposit!.Attempts[^1].AuthenticateAt.Should().Be("/bank");

        var later = await ann.On(await world.AnotherProcessAsync()).Session.Look();

        later.Deposit!.Attempts[^1].AuthenticateAt.Should().Be("/bank");
        foreach (var stored in await world.Host.Log.ReadAllAsync(0, 1_000))
        {
            System.Text.Encoding.UTF8.GetString(stored.Event.Data.Span).Should().NotContain("/bank");
        }
    }
}
