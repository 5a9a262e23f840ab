using CustomerConnect.Grains.Slots;

namespace CustomerConnect.Grains.Audit;

/// <summary>A slot never has more bookings than its capacity, and each reservation once.</summary>
public static class SlotCapacity
{
    /// <summary>Checks one event of a slot.</summary>
    public static IEnumerable<Offence> Check(Step<SlotState, SlotEvent> step)
    {
        if (step.Happened is not SlotBooked booked)
        {
            yield break;
        }

        var before = step.Before.Of(booked.Reservation);
        if (before is null && step.After.Bookings.Length > booked.Capacity)
        {
            yield return new(
                "slot-capacity", step.Stream,
                $"{booked.Reservation} is booking {step.After.Bookings.Length} of {booked.Capacity} at {step.At:O}.");
        }

        if (before is not null && before.Move >= booked.Move)
        {
            yield return new("slot-capacity", step.Stream, $"{booked.Reservation} booked it twice.");
        }
    }
}
