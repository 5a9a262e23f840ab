using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A command that was taken is not judged again, however the session stands by then.</summary>
public sealed class RepeatedCommandTests
{
    [Theory, BothDatabases]
    public async Task Checkout_repeated_after_its_hold_lapsed_is_accepted_and_holds_nothing(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").StartAsync();
        Accept(await ann.SelectAsync("u1"));
        Accept(await ann.SignInAsync());
        var command = new OpenCheckout(Some.Command);
        Accept(await ann.Session.OpenCheckout(command)).HoldUntil.Should().Be(Some.After(15));
        Accept(await ann.Session.OpenCheckout(command)).HoldUntil.Should().Be(Some.After(15));
        await world.PassAsync(TimeSpan.FromMinutes(20));

        Accept(await ann.Session.OpenCheckout(command)).HoldUntil.Should().BeNull();

        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Payment_repeated_after_the_reservation_is_accepted_and_charges_nothing(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync();
        var command = new PaySessionDeposit(Some.Command, (await ann.Session.Look()).Deposit!.Deposit, new("attempt-1"), "ok");
        Accept(await ann.Session.PayDeposit(command));
        Accept(await ann.SubmitAsync());

        Accept(await ann.Session.PayDeposit(command)).Status.Should().Be(SessionStatus.Reserved);

        world.Payments.Kept.Should().Be(250_000);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Submit_repeated_after_it_was_taken_back_is_refused_for_what_was_lost(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        world.Catalog.Set(s => s with { PhoneCapacity = 1 });
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        await world.Visitor("bob").ReservedAsync("u2");
        var command = Some.Command;
        (await ann.SubmitAsync(command)).Refusal.Should().Be(new SlotIsTaken());

        (await ann.SubmitAsync(command)).Refusal.Should().Be(new SubmissionFailedEarlier("slot.taken"));
        await world.ShouldBeSoundAsync();
    }
}
