using CustomerConnect.Grains.Reservations;
using CustomerConnect.Reservations;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>What a home costs whoever reserved it.</summary>
public sealed class PriceTests
{
    [Theory, BothDatabases]
    public async Task Reservation_keeps_the_price_that_its_hold_began_with(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        (await world.Unit("u1").Offer(new(Some.Command, Some.Project, new(60_000_000, "USD"), null, null))).Require();

        var made = ann.Reservation(Accept(await ann.SubmitAsync()));

        (await made.Look()).Price.Should().Be(Some.Price);
        (await world.Unit("u1").Look()).Price.Should().Be(new Money(60_000_000, "USD"), "who comes after pays that");
        await world.ShouldBeSoundAsync();
    }

    [Fact]
    public void Price_is_written_with_the_reservation_and_read_again()
    {
        var placed = new ReservationPlaced(
            Some.Ann, Some.Unit, Some.Project, Some.Community, Some.AnnContact, ContactKind.Customer, null, null, Some.Noon, 0, Some.Price);
        ReservationEventTypes.All.Read(ReservationEventTypes.All.Write(placed)).Should().Be(placed);
    }
}
