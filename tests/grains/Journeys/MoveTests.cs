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
        await world.Host.Grains.GetGrain<ISlotGrain>($"{second}").Book(new(Some.Command, id, 1));

        (await reservation.MoveAppointment(new(Some.Command, third, 1))).Require().Slot.Should().Be(third);

        foreach (var left in new[] { first, second })
        {
            (await world.Store.ScalarAsync($"select booked from slot_view where slot_id = '{left}'")).Should().Be(0L);
        }

        await world.ShouldBeSoundAsync();
    }

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
