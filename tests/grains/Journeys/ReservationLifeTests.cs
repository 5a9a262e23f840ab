using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;

namespace CustomerConnect.Tests.Journeys;

/// <summary>What becomes of a reservation, and of all that it has.</summary>
public sealed class ReservationLifeTests
{
    [Theory, BothDatabases]
    public async Task Expiry_frees_the_home_and_returns_the_money_by_itself(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = await world.Visitor("ann").ReservedAsync();
        await world.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        (await reservation.Look()).Status.Should().Be(ReservationStatus.Active);
        await world.PassAsync(TimeSpan.FromSeconds(1));

        (await reservation.Look()).Status.Should().Be(ReservationStatus.Expired);
        await ShouldBeFreeAsync(world);
    }

    [Theory, BothDatabases]
    public async Task Reversal_returns_the_money_and_says_why_without_writing_words_to_the_log(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = await world.Visitor("ann").ReservedAsync();
        (await reservation.End(new(Some.Command, ReservationStatus.Reversed, null, "staff-1"))).Refusal.Should().Be(new ReversalNeedsAReason());

        var ended = (await reservation.End(
            new(Some.Command, ReservationStatus.Reversed, ReversalReason.Financing, "staff-1", "Maya's bank said no"))).Require();

        ended.Should().Match<ReservationSnapshot>(r => r.Status == ReservationStatus.Reversed && r.EndReason == "financing");
        (await world.Store.ScalarAsync($"select note from reservation_note where reservation_id = '{ended.Reservation}' and by_staff = 'staff-1'"))
            .Should().Be("Maya's bank said no");
        foreach (var stored in await world.Host.Log.ReadAllAsync(0, 1_000))
        {
            System.Text.Encoding.UTF8.GetString(stored.Event.Data.Span).Should().NotContain("Maya");
        }

        (await world.Store.ScalarAsync("select count(*) from outbox where cause like 'reservation-ended/%'")).Should().Be(1L);
        await ShouldBeFreeAsync(world);
    }

    [Theory, BothDatabases]
    public async Task Withdrawal_frees_everything_for_the_next(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = await world.Visitor("ann").ReservedAsync();
        (await reservation.End(new(Some.Command, ReservationStatus.Withdrawn, null, null))).Ok.Should().BeTrue();
        await ShouldBeFreeAsync(world);

        var again = new Visitor(world, world.Host, "ann-again") { Contact = new("contact-ann") };
        await again.ReservedAsync();
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Completion_sells_the_home_and_keeps_the_money(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = await world.Visitor("ann").ReservedAsync();
        (await reservation.End(new(Some.Command, ReservationStatus.Completed, null, "staff-1"))).Ok.Should().BeTrue();

        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Sold);
        world.Payments.Kept.Should().Be(250_000);
        await world.PassAsync(TimeSpan.FromDays(30));
        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Sold);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Extension_keeps_home_and_reservation_as_long(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = await world.Visitor("ann").ReservedAsync();
        var end = Some.Noon.AddDays(10);
        (await reservation.Extend(new(Some.Command, end, "staff-1", ExtendReason.Papers))).Require().EndsAt.Should().Be(end);

        await world.PassAsync(TimeSpan.FromDays(9));
        (await world.Unit("u1").Look()).Should().Match<UnitSnapshot>(u => u.Status == UnitStatus.InProgress && u.Until == end);
        await world.ShouldBeSoundAsync();
        await world.PassAsync(TimeSpan.FromDays(1));
        await ShouldBeFreeAsync(world);
    }

    [Theory, BothDatabases]
    public async Task Appointment_moves_to_a_free_slot_and_stays_when_there_is_none(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        world.Catalog.Set(s => s with { PhoneCapacity = 1 });
        var ann = world.Visitor("ann");
        var reservation = await ann.ReservedAsync("u1", slot: 0);
        await world.Visitor("bob").ReservedAsync("u2", slot: 1);
        var (first, taken, free) = (ann.Slot(0), ann.Slot(1), ann.Slot(2));

        (await reservation.MoveAppointment(new(Some.Command, taken, 1))).Refusal.Should().Be(new SlotIsTaken());
        (await reservation.Look()).Slot.Should().Be(first);
        (await reservation.MoveAppointment(new(Some.Command, free, 1))).Require().Slot.Should().Be(free);

        (await world.Store.ScalarAsync($"select booked from slot_view where slot_id = '{first}'")).Should().Be(0L);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Queue_gets_the_home_of_a_reservation_that_ended(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = await world.Visitor("ann").ReservedAsync();
        var bob = world.Visitor("bob");
        (await world.Unit("u1").JoinQueue(new(Some.Command, bob.Id, bob.Contact, TimeSpan.FromHours(24), 1))).Ok.Should().BeTrue();
        await reservation.End(new(Some.Command, ReservationStatus.Withdrawn, null, null));

        (await world.Unit("u1").Look()).Session.Should().Be(bob.Id);
        (await world.Store.ScalarAsync("select count(*) from outbox where template = 'QueueOffer' and channel = 'email'")).Should().Be(1L);
        await world.PassAsync(TimeSpan.FromHours(20));
        await bob.ReadyAsync();
        await world.PassAsync(TimeSpan.FromHours(3));
        (await world.Store.ScalarAsync("select claims from allowance_view where contact_id = 'contact-bob'")).Should().Be(1L);
        var other = new Visitor(world, world.Host, "bob-2") { Contact = bob.Contact };
        await other.StartAsync();
        Visitor.Accept(await other.SelectAsync("u2"));
        Visitor.Accept(await other.SignInAsync());
        (await other.OpenAsync()).Refusal.Should().Be(new CustomerConnect.Allowances.ReservationLimitIsReached(1), "the offered home counts as long as it is held");
        Visitor.Accept(await bob.SubmitAsync());
        await world.ShouldBeSoundAsync();
    }

    private static async Task ShouldBeFreeAsync(World world)
    {
        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available);
        (await world.Store.ScalarAsync("select sum(booked) from slot_view")).Should().BeOneOf(0L, 0m);
        world.Payments.Kept.Should().Be(0);
        (await world.Store.ScalarAsync("select status from deposit_view")).Should().Be("returned");
        await world.ShouldBeSoundAsync();
    }
}
