using CustomerConnect.Grains.Slots;
using CustomerConnect.Slots;
using static CustomerConnect.Tests.Some;
using Slot = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Slots.SlotAggregate, CustomerConnect.Grains.Slots.SlotState, CustomerConnect.Grains.Slots.SlotEvent>;

namespace CustomerConnect.Tests.Slots;

/// <summary>Who gets a time slot.</summary>
public sealed class SlotRulesTests
{
    [Fact]
    public void Free_slot_is_booked_once_a_reservation()
    {
        var slot = new Slot("s");
        Book(slot, First).ShouldBe(new SlotBooked(First, 1, 0));
        Book(slot, First).ShouldChangeNothing();
    }

    [Fact]
    public void Full_slot_is_refused() => Book(Booked(), Second).ShouldBeRefused(new SlotIsTaken());

    [Fact]
    public void Slot_with_room_takes_another() => Book(Booked(), Second, capacity: 2).ShouldBe(new SlotBooked(Second, 2, 0));

    [Fact]
    public void Slot_without_capacity_is_refused() => Book(new("s"), First, capacity: 0).ShouldBeRefused(new SlotIsTaken());

    [Fact]
    public void Booking_given_back_frees_the_slot()
    {
        var slot = Booked();
        Release(slot, First, move: 0).ShouldBe(new SlotReleased(First, 0));
        Release(slot, First, move: 0).ShouldChangeNothing();
        Book(slot, Second).ShouldBe(new SlotBooked(Second, 1, 0));
    }

    [Fact]
    public void Booking_given_back_by_a_move_can_be_had_again_by_a_later_one()
    {
        var slot = Booked();
        Release(slot, First, move: 1);
        Book(slot, First, move: 1).ShouldBeRefused(new SlotIsTaken());
        Book(slot, First, move: 2).ShouldBe(new SlotBooked(First, 1, 2));
    }

    [Fact]
    public void Later_move_keeps_the_booking_and_an_earlier_one_gives_nothing_of_it_back()
    {
        var slot = Booked();
        Book(slot, First, move: 2).ShouldBe(new SlotBooked(First, 1, 2));
        Book(slot, First, move: 1).ShouldChangeNothing();
        slot.State.Bookings.Should().ContainSingle();
        Release(slot, First, move: 1);
        slot.State.Bookings.Should().ContainSingle("it was booked for a later move");
        Release(slot, First, move: 2);
        slot.State.Bookings.Should().BeEmpty();
    }

    [Fact]
    public void Booking_that_arrives_after_its_undo_is_refused()
    {
        var slot = new Slot("s");
        Release(slot, First, move: null).ShouldBe(new SlotReleased(First, null));
        Release(slot, First, move: null).ShouldChangeNothing();
        Release(slot, First, move: 3).ShouldChangeNothing();
        Book(slot, First).ShouldBeRefused(new SlotIsTaken());
        Book(slot, First, move: 4).ShouldBeRefused(new SlotIsTaken());
    }

    [Fact]
    public void Release_by_another_leaves_the_booking()
    {
        var slot = Booked();
        Release(slot, Second, move: null);
        slot.State.Of(First).Should().Be(new Booking(First, 0));
    }

    private static Slot Booked()
    {
        var slot = new Slot("s");
        Book(slot, First);
        return slot;
    }

    private static CustomerConnect.Grains.Decision<SlotEvent> Book(Slot slot, ReservationId id, int capacity = 1, int move = 0) =>
        slot.When((s, _) => SlotRules.Book(s, new(Command, id, capacity, move)));

    private static CustomerConnect.Grains.Decision<SlotEvent> Release(Slot slot, ReservationId id, int? move) =>
        slot.When((s, _) => SlotRules.Release(s, new(Command, id, move)));
}
