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
        Book(slot, First).ShouldBe(new SlotBooked(First, 1));
        Book(slot, First).ShouldChangeNothing();
    }

    [Fact]
    public void Full_slot_is_refused() => Book(Booked(), Second).ShouldBeRefused(new SlotIsTaken());

    [Fact]
    public void Slot_with_room_takes_another() => Book(Booked(), Second, capacity: 2).ShouldBe(new SlotBooked(Second, 2));

    [Fact]
    public void Slot_without_capacity_is_refused() => Book(new("s"), First, capacity: 0).ShouldBeRefused(new SlotIsTaken());

    [Fact]
    public void Booking_given_back_frees_the_slot()
    {
        var slot = Booked();
        Release(slot, First, forGood: false).ShouldBe(new SlotReleased(First, false));
        Release(slot, First, forGood: false).ShouldChangeNothing();
        Book(slot, Second).ShouldBe(new SlotBooked(Second, 1));
    }

    [Fact]
    public void Booking_given_back_by_a_move_can_be_had_again()
    {
        var slot = Booked();
        Release(slot, First, forGood: false);
        Book(slot, First).ShouldBe(new SlotBooked(First, 1));
    }

    [Fact]
    public void Booking_that_arrives_after_its_undo_is_refused()
    {
        var slot = new Slot("s");
        Release(slot, First, forGood: true).ShouldBe(new SlotReleased(First, true));
        Release(slot, First, forGood: true).ShouldChangeNothing();
        Book(slot, First).ShouldBeRefused(new SlotIsTaken());
    }

    [Fact]
    public void Release_by_another_changes_nothing() => Release(Booked(), Second, forGood: false).ShouldChangeNothing();

    private static Slot Booked()
    {
        var slot = new Slot("s");
        Book(slot, First);
        return slot;
    }

    private static CustomerConnect.Grains.Decision<SlotEvent> Book(Slot slot, ReservationId id, int capacity = 1) =>
        slot.When((s, _) => SlotRules.Book(s, new(Command, id, capacity)));

    private static CustomerConnect.Grains.Decision<SlotEvent> Release(Slot slot, ReservationId id, bool forGood) =>
        slot.When((s, _) => SlotRules.Release(s, new(Command, id, forGood)));
}
