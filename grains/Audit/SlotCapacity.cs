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

        if (step.After.Bookings.Length > booked.Capacity)
        {
            yield return new(
                "slot-capacity", step.Stream,
                $"{booked.Reservation} is booking {step.After.Bookings.Length} of {booked.Capacity} at {step.At:O}.");
        }

        if (step.Before.Bookings.Contains(booked.Reservation))
        {
            yield return new("slot-capacity", step.Stream, $"{booked.Reservation} booked it twice.");
        }
    }
}
