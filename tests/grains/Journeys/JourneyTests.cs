using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>From a link to a reservation, through the grains and the real log.</summary>
public sealed class JourneyTests
{
    [Theory, BothDatabases]
    public async Task Whole_journey_reserves_the_home(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.OnHold);

        var reserved = Accept(await ann.SubmitAsync());

        reserved.Status.Should().Be(SessionStatus.Reserved);
        (await world.Unit("u1").Look()).Should().Match<UnitSnapshot>(
            u => u.Status == UnitStatus.InProgress && u.Reservation == reserved.Reservation && u.Until == Some.Noon.AddDays(7));
        reserved.Deposit!.Status.Should().Be(DepositStatus.Settled);
        (await world.Store.ScalarAsync("select booked from slot_view")).Should().Be(1L);
        (await world.Store.ScalarAsync("select count(*) from outbox where cause like 'reserved/%'")).Should().Be(1L);
        world.Payments.Kept.Should().Be(250_000);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Same_command_again_gives_the_same_reservation_once(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        var command = Some.Command;
        var first = Accept(await ann.SubmitAsync(command));
        var again = Accept(await ann.SubmitAsync(command));
        var elsewhere = Accept(await ann.On(await world.AnotherProcessAsync()).SubmitAsync(command));

        again.Reservation.Should().Be(first.Reservation);
        elsewhere.Reservation.Should().Be(first.Reservation);
        (await world.Store.ScalarAsync("select count(*) from event where type = 'reservation.placed'")).Should().Be(1L);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Project_without_deposit_holds_at_submit(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        world.Catalog.Set(s => s with { CustomerDeposit = Storage.Catalog.DepositRequirement.None });
        var ann = await world.Visitor("ann").StartAsync();
        Accept(await ann.SelectAsync("u1"));
        Accept(await ann.SignInAsync());

        (await ann.SubmitAsync()).Refusal.Should().BeOfType<ChecklistIsNotClear>().Which.Missing.Should().Equal(ChecklistItem.Appointment);
        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available, "what cannot be submitted holds nothing");

        Accept(await ann.ChooseAsync(ann.Slot()));
        Accept(await ann.SubmitAsync()).Status.Should().Be(SessionStatus.Reserved);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Realtor_needs_clients_and_those_who_opted_in_are_written_to(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        world.Profiles.OptedIn = ["client-1", "client-2"];
        var rea = new Visitor(world, world.Host, "rea") { Kind = ContactKind.RegisteredRealtor };
        await rea.StartAsync();
        Accept(await rea.SelectAsync("u1"));
        Accept(await rea.SignInAsync());
        Accept(await rea.ChooseAsync(rea.Slot()));
        (await rea.SubmitAsync()).Refusal.Should().BeOfType<ChecklistIsNotClear>().Which.Missing.Should().Equal(ChecklistItem.Clients);

        Accept(await rea.Session.CountClients(new(Some.Command, 2, 0)));
        Accept(await rea.SubmitAsync());

        (await world.Store.ScalarAsync("select count(*) from outbox where recipient_kind = 'client'")).Should().Be(2L);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Slot_of_another_time_is_not_submitted_once_it_has_passed(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").StartAsync();
        Accept(await ann.SelectAsync("u1"));
        Accept(await ann.SignInAsync());
        Accept(await ann.ChooseAsync(ann.Slot()));
        await world.PassAsync(TimeSpan.FromDays(3));
        Accept(await ann.OpenAsync());
        Accept(await ann.PayAsync());

        (await ann.SubmitAsync()).Refusal.Should().BeOfType<ChecklistIsNotClear>().Which.Missing.Should().Equal(ChecklistItem.Appointment);

        Accept(await ann.ChooseAsync(ann.Slot()));
        Accept(await ann.SubmitAsync());
        await world.ShouldBeSoundAsync();
    }
}
