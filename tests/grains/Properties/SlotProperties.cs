using CustomerConnect.Grains.Slots;
using FsCheck.Fluent;
using static CustomerConnect.Tests.Some;
using Slot = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Slots.SlotAggregate, CustomerConnect.Grains.Slots.SlotState, CustomerConnect.Grains.Slots.SlotEvent>;

namespace CustomerConnect.Tests.Properties;

/// <summary>Any bookings and releases in any order: the capacity is never exceeded, and a plain set of bookings decides the same.</summary>
public sealed class SlotProperties
{
    internal enum Doing
    {
        Book, Release, Undo,
    }

    internal sealed record Act(Doing What, int Id, int Capacity);

    [Fact]
    public void Any_bookings_in_any_order_stay_within_the_capacity() => Runs.Hold(
        (from what in Gen.Frequency((4, Gen.Constant(Doing.Book)), (2, Gen.Constant(Doing.Release)), (1, Gen.Constant(Doing.Undo)))
         from id in Gen.Choose(1, 6)
         from capacity in Gen.Choose(0, 3)
         select new Act(what, id, capacity)).ArrayOf(),
        acts =>
        {
            var (slot, booked, shut) = (new Slot("s"), new HashSet<int>(), new HashSet<int>());
            foreach (var act in acts)
            {
                var id = new ReservationId($"r{act.Id}");
                if (act.What == Doing.Book)
                {
                    var expected = booked.Contains(act.Id) || (!shut.Contains(act.Id) && booked.Count < act.Capacity && booked.Add(act.Id));
                    var decision = slot.When((s, _) => SlotRules.Book(s, new(Command, id, act.Capacity)));
                    (decision.Refusal is null).Should().Be(expected);
                }
                else
                {
                    slot.When((s, _) => SlotRules.Release(s, new(Command, id, act.What == Doing.Undo))).Refusal.Should().BeNull();
                    booked.Remove(act.Id);
                    _ = act.What == Doing.Undo && shut.Add(act.Id);
                }

                slot.State.Bookings.Select(b => b.Value).Should().BeEquivalentTo(booked.Select(b => $"r{b}"));
            }
        });
}
