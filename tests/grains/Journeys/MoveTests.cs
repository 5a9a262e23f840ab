using CustomerConnect.Grains.Hosting;
using CustomerConnect.Grains.Reservations;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A move of an appointment that its process did not live to finish.</summary>
public sealed class MoveTests
{
    [Theory, BothDatabases]
    public async Task Move_of_a_dead_process_is_completed_by_itself(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = world.Visitor("ann");
        var id = (await (await ann.ReservedAsync()).Look()).Reservation;
        await DieAfterMoveStartedAsync(world, id, ann.Slot(1));

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        (await other.Grains.GetGrain<IReservationGrain>(id.Value).Look()).Slot.Should().Be(ann.Slot(1));
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Move_to_another_slot_finishes_the_one_of_a_dead_process_first(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = world.Visitor("ann");
        var reservation = await ann.ReservedAsync();
        var id = (await reservation.Look()).Reservation;
        var (first, second, third) = (ann.Slot(0), ann.Slot(1), ann.Slot(2));
        await DieAfterMoveStartedAsync(world, id, second);
        await world.Host.Grains.GetGrain<ISlotGrain>($"{second}").Book(new(Some.Command, id, 1, 1));

        (await reservation.MoveAppointment(new(Some.Command, third, 1))).Require().Slot.Should().Be(third);

        foreach (var left in new[] { first, second })
        {
            (await world.Store.ScalarAsync($"select booked from slot_view where slot_id = '{left}'")).Should().Be(0L);
        }

        await world.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Paused_move_that_another_process_has_given_up_changes_nothing()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var paused = world.Host;
        var ann = world.Visitor("ann");
        var reservation = await ann.ReservedAsync();
        var id = (await reservation.Look()).Reservation;
        var (mine, wanted) = (ann.Slot(0), ann.Slot(1));
        var bob = new ReservationId("bobs");
        await paused.Grains.GetGrain<ISlotGrain>($"{wanted}").Book(new(Some.Command, bob, 1));
        paused.Faults.PauseAt("move/started");
        var moving = Task.Run(() => reservation.MoveAppointment(new(Some.Command, wanted, 1)));
        await Eventually.HoldsAsync(() => paused.Faults.IsPaused, "the process is paused");
        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(3), other);
        await other.Grains.GetGrain<ISlotGrain>($"{wanted}").Release(new(Some.Command, bob, null));

        paused.Faults.GoOn();

        (await moving).Refusal.Should().Be(new SlotIsTaken());
        (await other.Grains.GetGrain<IReservationGrain>(id.Value).Look()).Slot.Should().Be(mine);
        (await BookedAsync(world, mine), await BookedAsync(world, wanted)).Should().Be((1L, 0L));
        await world.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData("move/started")]
    [InlineData("move/booked")]
    [InlineData("move/decided")]
    public async Task Move_that_dies_anywhere_breaks_nothing_and_comes_to_its_end(string point)
    {
        await using var world = await World.StartAsync(Dialect.Sqlite);
        var ann = world.Visitor("ann");
        var reservation = await ann.ReservedAsync();
        var id = (await reservation.Look()).Reservation;
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => reservation.MoveAppointment(new(Some.Command, ann.Slot(1), 1))).Should().ThrowAsync<Exception>();
        (await world.OffencesAsync()).Should().BeEmpty("a move that is under way is no offence");

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        (await other.Grains.GetGrain<IReservationGrain>(id.Value).Look()).Slot.Should().Be(ann.Slot(1));
        (await BookedAsync(world, ann.Slot(0)), await BookedAsync(world, ann.Slot(1))).Should().Be((0L, 1L));
        await world.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData(ReservationStatus.Completed, 1L)]
    [InlineData(ReservationStatus.Withdrawn, 0L)]
    public async Task End_in_the_middle_of_a_move_gives_the_other_slot_back(ReservationStatus end, long kept)
    {
        await using var world = await World.StartAsync(Dialect.Sqlite);
        var ann = world.Visitor("ann");
        var reservation = await ann.ReservedAsync();
        world.Host.Faults.DieAt("move/booked");
        await FluentActions.Awaiting(() => reservation.MoveAppointment(new(Some.Command, ann.Slot(1), 1))).Should().ThrowAsync<Exception>();

        (await reservation.End(new(Some.Command, end, null, "staff-1"))).Ok.Should().BeTrue();

        (await BookedAsync(world, ann.Slot(0)), await BookedAsync(world, ann.Slot(1))).Should().Be((kept, 0L));
        await world.ShouldBeSoundAsync();
    }

    private static Task<object?> BookedAsync(World world, SlotKey slot) =>
        world.Store.ScalarAsync($"select booked from slot_view where slot_id = '{slot}'");

    /// <summary>Leaves the log as a process does that dies right after it began to move.</summary>
    private static async Task DieAfterMoveStartedAsync(World world, ReservationId id, SlotKey to)
    {
        var stream = $"reservation/{id}";
        var events = await world.Host.Log.ReadStreamAsync(stream);
        var (version, at) = (events[^1].Version, world.Clock.GetUtcNow());
        var data = ReservationEventTypes.All.Write(new AppointmentMoveStarted(to.ToString(), 1));
        var command = Guid.NewGuid();
        var rows = StreamProjections.All.Single(p => p.Owns(stream)).Rows(stream, [.. events, new(0, stream, version + 1, command, at, data)]);
        (await world.Host.Log.AppendAsync(new(stream, version, command, at, [data], rows))).Result.Should().Be(AppendResult.Written);
    }
}
