using System.Collections.Immutable;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Units;

/// <summary>
/// The rules of a home: at any instant at most one hold or reservation. What has ended by the clock is said to have ended (a lapse, an
/// expiry) before anything new begins, so the log tells the whole story whoever came first.
/// </summary>
public static class UnitRules
{
    /// <summary>Most sessions that may wait for one home.</summary>
    public const int LongestQueue = 50;

    /// <summary>How soon another process makes the offer that the one which freed the home did not.</summary>
    public static readonly TimeSpan OfferAfter = TimeSpan.FromSeconds(2);

    /// <summary>Registers, releases, prices or marks sold. A home that somebody has keeps its release and is not sold elsewhere.</summary>
    public static Decision<UnitEvent> Offer(UnitState unit, OfferUnit wish, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<UnitEvent>();
        if (unit.Project != wish.Project)
        {
            events.Add(new UnitRegistered(wish.Project));
        }

        if (wish.Price is { } price && price != unit.Price)
        {
            events.Add(new UnitPriced(price));
        }

        var (release, sell) = (wish.Released is { } r && r != unit.Released, wish.Sold is { } s && s != unit.Sold);
        var taken = unit.ReservationAt(now) is not null || unit.HoldAt(now) is not null;
        if (taken && (release || sell))
        {
            return new UnitIsTaken(unit.StatusAt(now), unit.ReservationAt(now)?.EndsAt ?? unit.HoldAt(now)?.Until);
        }

        if (sell && unit.SoldBy is not null)
        {
            return new UnitIsSold();
        }

        if (!release && !sell)
        {
            return events.ToImmutable();
        }

        events.AddRange(EndOfWhatIsOver(unit, now));
        if (release)
        {
            events.Add(wish.Released == true ? new UnitReleased() : new UnitWithheld());
        }

        if (sell)
        {
            events.Add(wish.Sold == true ? new UnitSold(null) : new UnitSaleTakenBack());
        }

        return events.ToImmutable();
    }

    /// <summary>Holds a free home. The session that holds it gets the same hold.</summary>
    public static Decision<UnitEvent> Hold(UnitState unit, HoldUnit wish, DateTimeOffset now)
    {
        if (unit.HoldAt(now)?.Session == wish.Session)
        {
            return Decision<UnitEvent>.Nothing;
        }

        if (NotFree(unit, now) is { } refusal)
        {
            return refusal;
        }

        var ended = EndOfWhatIsOver(unit, now);
        var after = ended.Aggregate(unit, (state, e) => state.Apply(e, now));
        if (after.Lapses.FirstOrDefault(l => l.Contact == wish.Contact) is { } lapse && now < lapse.At + wish.WaitAfterLapse)
        {
            return new ContactMustWait(lapse.At + wish.WaitAfterLapse);
        }

        if (after.Queue is [var next, ..] && next.Session != wish.Session)
        {
            return new UnitIsBeingReserved(now + next.OfferLength);
        }

        return ended.Add(new HoldStarted(wish.Session, wish.Contact, now + wish.Length));
    }

    /// <summary>Extends the session's hold, once.</summary>
    public static Decision<UnitEvent> ExtendHold(UnitState unit, ExtendHold wish, DateTimeOffset now)
    {
        if (unit.HoldAt(now) is not { } hold || hold.Session != wish.Session)
        {
            return new HoldHasEnded();
        }

        return hold.Extended ? new HoldWasExtendedBefore() : new HoldExtended(hold.Until + wish.By);
    }

    /// <summary>Gives the session's hold back.</summary>
    public static Decision<UnitEvent> ReleaseHold(UnitState unit, ReleaseHold wish, DateTimeOffset now)
    {
        if (unit.Hold is not { } hold || hold.Session != wish.Session)
        {
            return Decision<UnitEvent>.Nothing;
        }

        return now < hold.Until ? new HoldReleased(wish.Session, wish.Reason) : new HoldLapsed(hold.Session, hold.Contact);
    }

    /// <summary>Ends the session's hold for staff.</summary>
    public static Decision<UnitEvent> EndHold(UnitState unit, EndHold wish, DateTimeOffset now) =>
        unit.HoldAt(now)?.Session == wish.Session
            ? new HoldEndedByStaff(wish.Session, wish.Reason.ToString().ToLowerInvariant(), wish.By)
            : Decision<UnitEvent>.Nothing;

    /// <summary>Notes that the session knows.</summary>
    public static Decision<UnitEvent> NoteTold(UnitState unit, NoteSessionTold wish) =>
        unit.Untold.Any(u => u.Session == wish.Session) ? new SessionTold(wish.Session) : Decision<UnitEvent>.Nothing;

    /// <summary>Reserves the home for the session that holds it.</summary>
    public static Decision<UnitEvent> Reserve(UnitState unit, ReserveUnit wish, DateTimeOffset now)
    {
        if (unit.ReservationAt(now)?.Id == wish.Reservation)
        {
            return Decision<UnitEvent>.Nothing;
        }

        if (unit.TakenBack.Contains(wish.Reservation))
        {
            return new HoldHasEnded();
        }

        if (unit.HoldAt(now) is { } hold && hold.Session == wish.Session)
        {
            return new UnitReserved(wish.Reservation, wish.Session, wish.Contact, wish.EndsAt);
        }

        return NotFree(unit, now) ?? new HoldHasEnded();
    }

    /// <summary>Gives the session its hold again, and shuts the door for a reservation that arrives late.</summary>
    public static Decision<UnitEvent> UndoReserve(UnitState unit, UndoReserveUnit wish, DateTimeOffset now)
    {
        if (unit.TakenBack.Contains(wish.Reservation))
        {
            return Decision<UnitEvent>.Nothing;
        }

        var undone = new UnitReservationUndone(wish.Reservation);
        return unit.Reservation?.Id == wish.Reservation && unit.Reservation.Hold is var hold && now >= hold.Until
            ? Decision<UnitEvent>.Of(undone, new HoldLapsed(hold.Session, hold.Contact))
            : undone;
    }

    /// <summary>Frees the home of an ended reservation. Harmless when it is not here.</summary>
    public static Decision<UnitEvent> Free(UnitState unit, FreeUnit wish, DateTimeOffset now) =>
        unit.Reservation?.Id == wish.Reservation
            ? new UnitFreed(wish.Reservation, wish.Reason)
            : Decision<UnitEvent>.Nothing;

    /// <summary>Marks the home sold to its reservation.</summary>
    public static Decision<UnitEvent> Sell(UnitState unit, SellUnit wish, DateTimeOffset now)
    {
        if (unit.Sold && unit.SoldBy == wish.Reservation)
        {
            return Decision<UnitEvent>.Nothing;
        }

        return unit.Reservation?.Id == wish.Reservation ? new UnitSold(wish.Reservation) : new ReservationDoesNotHoldUnit();
    }

    /// <summary>Moves the end of the home's reservation to a later time; an earlier one arrives late and changes nothing.</summary>
    public static Decision<UnitEvent> ExtendReservation(UnitState unit, ExtendUnitReservation wish, DateTimeOffset now)
    {
        if (unit.Reservation is not { } reservation || reservation.Id != wish.Reservation)
        {
            return new ReservationDoesNotHoldUnit();
        }

        return reservation.EndsAt >= wish.EndsAt
            ? Decision<UnitEvent>.Nothing
            : new UnitReservationExtended(wish.Reservation, wish.EndsAt);
    }

    /// <summary>Joins the queue behind a home that somebody has.</summary>
    public static Decision<UnitEvent> JoinQueue(UnitState unit, JoinQueue wish, DateTimeOffset now)
    {
        // One place a person: a second browser must not wait twice, nor who has it for themselves.
        if (unit.Queue.Any(q => q.Session == wish.Session || q.Contact == wish.Contact) || unit.HoldAt(now)?.Contact == wish.Contact
            || unit.ReservationAt(now)?.Contact == wish.Contact)
        {
            return Decision<UnitEvent>.Nothing;
        }

        return unit.StatusAt(now) switch
        {
            UnitStatus.Sold => new UnitIsSold(),
            UnitStatus.Unreleased => unit.Project is null ? new UnitIsUnknown() : new UnitIsNotReleased(),
            UnitStatus.Available when unit.Queue.IsEmpty => new UnitIsFree(),
            _ when unit.Queue.Length >= LongestQueue => new QueueIsFull(),
            _ => new QueueJoined(wish.Session, wish.Contact, wish.OfferLength, wish.Limit),
        };
    }

    /// <summary>Leaves the queue.</summary>
    public static Decision<UnitEvent> LeaveQueue(UnitState unit, LeaveQueue wish, DateTimeOffset now) =>
        unit.Queue.Any(q => q.Session == wish.Session) ? new QueueLeft(wish.Session) : Decision<UnitEvent>.Nothing;

    /// <summary>What the clock has ended: a hold lapses.</summary>
    public static Decision<UnitEvent> Wake(UnitState unit, DateTimeOffset now) =>
        unit.Hold is { } hold && now >= hold.Until ? new HoldLapsed(hold.Session, hold.Contact) : Decision<UnitEvent>.Nothing;

    /// <summary>
    /// Who is to be offered the home now; null while somebody has it, nobody waits, or it is not for sale. An offer is a hold and needs its
    /// allowance first, so whoever frees a home, or is woken for it, goes on with this.
    /// </summary>
    public static QueueEntry? NextInLine(UnitState unit) =>
        unit is { Released: true, Sold: false, Hold: null, Reservation: null, Queue: [var next, ..] } ? next : null;

    /// <summary>Offers the home to the next in line, unless somebody else is that by now.</summary>
    public static Decision<UnitEvent> OfferTo(UnitState unit, QueueEntry next, DateTimeOffset until) =>
        NextInLine(unit) == next ? new QueueOffered(next.Session, next.Contact, until) : Decision<UnitEvent>.Nothing;

    /// <summary>Passes over the next in line, who may not have the home.</summary>
    public static Decision<UnitEvent> PassOver(UnitState unit, QueueEntry next, string reason) =>
        NextInLine(unit) == next ? new QueuePassedOver(next.Session, reason) : Decision<UnitEvent>.Nothing;

    /// <summary>When it has to be woken next: while a session is to be told, at once.</summary>
    public static DateTimeOffset? Due(UnitState unit) =>
        unit.Untold is [var first, ..] ? first.Since
        : unit.Hold?.Until ?? (NextInLine(unit) is null ? null : unit.ChangedAt + OfferAfter);

    private static Refusal? NotFree(UnitState unit, DateTimeOffset now) => unit.StatusAt(now) switch
    {
        UnitStatus.Sold => new UnitIsSold(),
        UnitStatus.InProgress => new UnitIsReserved(unit.Reservation!.EndsAt),
        UnitStatus.OnHold => new UnitIsBeingReserved(unit.Hold!.Until),
        UnitStatus.Unreleased => unit.Project is null ? new UnitIsUnknown() : new UnitIsNotReleased(),
        _ => null,
    };

    /// <summary>Says that a hold or reservation is over which the clock has ended.</summary>
    private static ImmutableArray<UnitEvent> EndOfWhatIsOver(UnitState unit, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<UnitEvent>();
        if (unit.Hold is { } hold && now >= hold.Until)
        {
            events.Add(new HoldLapsed(hold.Session, hold.Contact));
        }

        if (unit.Reservation is { } reservation && now >= reservation.EndsAt)
        {
            events.Add(new UnitFreed(reservation.Id, "expired"));
        }

        return events.ToImmutable();
    }
}
