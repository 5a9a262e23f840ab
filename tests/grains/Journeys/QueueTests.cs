using CustomerConnect.Allowances;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>An offer of a queue is a hold, and counts like one.</summary>
public sealed class QueueTests
{
    [Theory, BothDatabases]
    public async Task Who_is_at_the_limit_is_passed_over_and_the_one_after_gets_the_home(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await world.Visitor("bob").ReservedAsync("u2", slot: 1);
        var again = await SignedInAsync(new Visitor(world, world.Host, "bob-again") { Contact = new("contact-bob") });
        var cid = await SignedInAsync(world.Visitor("cid"));
        var ann = await world.Visitor("ann").HoldingAsync();
        await WaitAsync(world, again);
        await WaitAsync(world, cid);

        Accept(await ann.Session.LeaveCheckout(new(Some.Command, Some.Unit, "left")));

        (await world.Unit("u1").Look()).Session.Should().Be(cid.Id);
        (await world.Store.ScalarAsync("select count(*) from outbox where template = 'QueueOffer' and channel = 'email'")).Should().Be(1L);
        (await world.Store.ScalarAsync("select count(*) from outbox where template = 'QueuePassedOver' and recipient_id = 'contact-bob'")).Should().Be(2L, "by mail and by SMS");
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Offered_home_counts_in_the_limit_before_it_is_taken_up(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var bob = await SignedInAsync(world.Visitor("bob"));
        var ann = await world.Visitor("ann").HoldingAsync();
        await WaitAsync(world, bob);
        Accept(await ann.Session.LeaveCheckout(new(Some.Command, Some.Unit, "left")));

        var again = await SignedInAsync(new Visitor(world, world.Host, "bob-again") { Contact = bob.Contact }, "u2");
        (await again.OpenAsync()).Refusal.Should().Be(new ReservationLimitIsReached(1));
        Accept(await bob.SelectAsync("u2"));
        (await bob.OpenAsync()).Refusal.Should().Be(new AnotherHomeIsKept());
        Accept(await bob.SelectAsync("u1"));
        Accept(await bob.OpenAsync()).HoldUntil.Should().Be(Some.Noon.AddDays(1));
        await world.ShouldBeSoundAsync();
    }

    private static async Task<Visitor> SignedInAsync(Visitor visitor, string unit = "u1")
    {
        await visitor.StartAsync();
        Accept(await visitor.SelectAsync(unit));
        Accept(await visitor.SignInAsync());
        return visitor;
    }

    private static async Task WaitAsync(World world, Visitor visitor) =>
        (await world.Unit("u1").JoinQueue(new(Some.Command, visitor.Id, visitor.Contact, TimeSpan.FromHours(24), 1))).Ok.Should().BeTrue();
}
