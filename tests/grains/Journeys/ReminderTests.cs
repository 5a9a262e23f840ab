using CustomerConnect.Reservations;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;

namespace CustomerConnect.Tests.Journeys;

/// <summary>The engine's reminder: a second way to a reservation's end, by the machine's clock.</summary>
public sealed class ReminderTests
{
    [Theory, BothDatabases]
    public async Task Reservation_whose_wake_up_row_nobody_looks_at_ends_by_its_reminder(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var reservation = world.Host.Grains.GetGrain<IReservationGrain>(Some.First.Value);
        var placed = await reservation.Place(new(
            Some.Command, Some.Ann, Some.Unit, Some.Project, Some.Community, Some.AnnContact, ContactKind.Customer, null, null, Some.After(0.01), 0));
        placed.Refusal.Should().BeNull();
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await Eventually.HoldsAsync(
            async () => (await reservation.Look()).Status == ReservationStatus.Expired, "the reminder has come");
    }
}
