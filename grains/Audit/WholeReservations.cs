using CustomerConnect.Reservations;

namespace CustomerConnect.Grains.Audit;

/// <summary>
/// A reservation is whole or not at all: while it stands it has its home, its slot, its allowance and its money; what has no standing
/// reservation has none of them, unless a submission is under way.
/// </summary>
public static class WholeReservations
{
    /// <summary>Checks all reservations against what they have, and the other way round.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="before">Work that was due before this moment must be done.</param>
    public static IEnumerable<Offence> Check(LogAudit log, DateTimeOffset now, DateTimeOffset before)
    {
        foreach (var key in log.Reservations.Streams.Keys)
        {
            foreach (var what in Lacks(log, new(key), now))
            {
                yield return new("whole-reservation", $"reservation/{key}", what);
            }
        }

        foreach (var (key, (unit, _, at)) in log.Units.Streams)
        {
            if (unit.ReservationAt(now) is { } reserved && at < before && IsNobodys(log, reserved.Id, reserved.Session))
            {
                yield return new("whole-reservation", $"unit/{key}", $"it is reserved by {reserved.Id}, which does not stand.");
            }
        }

        foreach (var (key, (slot, _, at)) in log.Slots.Streams.Where(s => s.Value.At < before))
        {
            foreach (var id in slot.Bookings.Select(b => b.Reservation).Where(id => !Has(log, id, key) && IsNobodys(log, id, null)))
            {
                yield return new("whole-reservation", $"slot/{key}", $"it is booked by {id}, which does not stand.");
            }
        }

        foreach (var (key, (allowance, _, at)) in log.Allowances.Streams.Where(s => s.Value.At < before))
        {
            foreach (var claim in allowance.Claims.Where(c => c.Reservation is { } id && IsNobodys(log, id, c.Session)))
            {
                yield return new("whole-reservation", $"allowance/{key}", $"a home counts for {claim.Reservation}, which does not stand.");
            }
        }
    }

    private static IEnumerable<string> Lacks(LogAudit log, ReservationId id, DateTimeOffset now)
    {
        var reservation = log.Reservations.Of(id.Value);
        if (reservation.Placement is not { } placed)
        {
            yield break;
        }

        var unit = log.Units.Of(placed.Unit.Value);
        if (reservation is { Status: ReservationStatus.Completed, Ended: true } && unit.SoldBy != id)
        {
            yield return $"it is completed and its home {placed.Unit} is not sold to it.";
        }

        if (reservation.Status != ReservationStatus.Active || now >= reservation.EndsAt)
        {
            yield break;
        }

        if (unit.ReservationAt(now)?.Id != id || unit.Reservation!.EndsAt < reservation.EndsAt)
        {
            yield return $"it stands until {reservation.EndsAt:O} and its home {placed.Unit} is not kept for it.";
        }

        if (reservation.Slot is { } slot && log.Slots.Of(slot.ToString()).Of(id) is null)
        {
            yield return $"its appointment {slot} is not booked.";
        }

        if (!log.Allowances.Of($"{placed.Project}/{placed.Contact}").Claims.Any(c => c.Reservation == id))
        {
            yield return $"it does not count in the limit of {placed.Contact}.";
        }

        if (placed.Deposit is { } deposit
            && log.Deposits.Of(deposit.Value) is var money && (money.Reservation != id || money.ReturnReason is not null || money.Paid is null))
        {
            yield return $"its deposit {deposit} is not its own.";
        }
    }

    /// <summary>True when the reservation has ended with everything given back, or was never placed and nobody is submitting it.</summary>
    private static bool IsNobodys(LogAudit log, ReservationId id, SessionId? session)
    {
        var reservation = log.Reservations.Of(id.Value);
        var submitting = reservation.Status is ReservationStatus.None or ReservationStatus.Abandoned
            && (session is { } one
                ? log.Sessions.Of(one.Value).Submission?.Reservation == id
                : log.Sessions.Streams.Values.Any(s => s.State.Submission?.Reservation == id));
        return !submitting && (reservation.Placement is null || reservation.Ended);
    }

    /// <summary>
    /// A completed reservation keeps its appointment: there is still something to talk about. What a move leaves is the reservation's until
    /// it is given back, which is due work and judged there.
    /// </summary>
    private static bool Has(LogAudit log, ReservationId id, string slot) =>
        log.Reservations.Of(id.Value) is var reservation && (!reservation.Ended || reservation.Status == ReservationStatus.Completed)
        && reservation.GivingBack.Select(b => b.Slot).Append(reservation.Slot).Append(reservation.Moving?.To)
            .Any(has => has?.ToString() == slot);
}
