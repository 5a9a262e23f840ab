using CustomerConnect.Grains.Units;

namespace CustomerConnect.Grains.Audit;

/// <summary>At any instant at most one session or reservation has a home, and none has it past its end.</summary>
public static class OneHolder
{
    /// <summary>Checks one event of a home against who had it at that moment.</summary>
    public static IEnumerable<Offence> Check(Step<UnitState, UnitEvent> step)
    {
        var (hold, reservation) = (step.Before.HoldAt(step.At), step.Before.ReservationAt(step.At));
        var has = reservation is not null ? $"reservation {reservation.Id} has it until {reservation.EndsAt:O}"
            : hold is not null ? $"session {hold.Session} holds it until {hold.Until:O}" : null;
        var wrong = step.Happened switch
        {
            HoldStarted e when has is not null => $"session {e.Session} got a hold while {has}",
            QueueOffered e when has is not null => $"session {e.Session} was offered it while {has}",
            HoldStarted or QueueOffered when step.Before.Sold => "it was held though it is sold",
            HoldStarted or QueueOffered when !step.Before.Released => "it was held though it is not released",
            UnitReserved e when hold?.Session != e.Session => $"{e.Reservation} reserved it for session {e.Session}, which does not hold it; {has ?? "nobody does"}",
            UnitReserved e when reservation is not null => $"{e.Reservation} reserved it while {has}",
            HoldExtended when hold is null => "a hold was extended past its end",
            HoldLapsed e when hold is not null => $"the hold of session {e.Session} lapsed before its end {hold.Until:O}",
            UnitFreed e when step.Before.Reservation?.Id != e.Reservation => $"{e.Reservation} freed it and does not have it",
            UnitSold { Reservation: null } when has is not null => $"it was sold elsewhere while {has}",
            UnitSold { Reservation: { } by } when step.Before.Reservation?.Id != by => $"{by} bought it and does not have it",
            _ => null,
        };
        if (wrong is not null)
        {
            yield return new("one-holder", step.Stream, $"at {step.At:O} {wrong}.");
        }

        if (step.After is { Hold: not null, Reservation: not null })
        {
            yield return new("one-holder", step.Stream, $"after {step.At:O} it has both a hold and a reservation.");
        }
    }
}
