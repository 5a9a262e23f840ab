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

    internal sealed record Act(Doing What, int Id, int Capacity, int Move);

    [Fact]
    public void Any_bookings_in_any_order_stay_within_the_capacity() => Runs.Hold(
        (from what in Gen.Frequency((4, Gen.Constant(Doing.Book)), (2, Gen.Constant(Doing.Release)), (1, Gen.Constant(Doing.Undo)))
         from id in Gen.Choose(1, 6)
         from capacity in Gen.Choose(0, 3)
         from move in Gen.Choose(0, 3)
         select new Act(what, id, capacity, move)).ArrayOf(),
        acts =>
        {
            var (slot, booked, shut) = (new Slot("s"), new Dictionary<int, int>(), new Dictionary<int, int>());
            foreach (var act in acts)
            {
                var id = new ReservationId($"r{act.Id}");
                if (act.What == Doing.Book)
                {
                    var expected = act.Move > shut.GetValueOrDefault(act.Id, -1)
                        && (booked.ContainsKey(act.Id) || booked.Count < act.Capacity);
                    var decision = slot.When((s, _) => SlotRules.Book(s, new(Command, id, act.Capacity, act.Move)));
                    (decision.Refusal is null).Should().Be(expected);
                    if (expected)
                    {
                        booked[act.Id] = Math.Max(act.Move, booked.GetValueOrDefault(act.Id));
                    }
                }
                else
                {
                    int? move = act.What == Doing.Undo ? null : act.Move;
                    slot.When((s, _) => SlotRules.Release(s, new(Command, id, move))).Refusal.Should().BeNull();
                    shut[act.Id] = Math.Max(move ?? int.MaxValue, shut.GetValueOrDefault(act.Id, -1));
                    if (booked.TryGetValue(act.Id, out var held) && held <= shut[act.Id])
                    {
                        booked.Remove(act.Id);
                    }
                }

                slot.State.Bookings.Select(b => (b.Reservation.Value, b.Move)).Should().BeEquivalentTo(booked.Select(b => ($"r{b.Key}", b.Value)));
            }
        });
}
