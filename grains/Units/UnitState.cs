using System.Collections.Immutable;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Units;

/// <summary>A session's hold. It counts before <paramref name="Until"/>.</summary>
/// <param name="Offered">True for an offer to who was next in line.</param>
public sealed record HoldState(SessionId Session, ContactId Contact, DateTimeOffset Until, bool Extended, bool Offered = false);

/// <summary>A reservation on the home. It counts before <paramref name="EndsAt"/>.</summary>
/// <param name="Hold">The hold it came from, for an undo.</param>
public sealed record UnitReservation(
    ReservationId Id, SessionId Session, ContactId Contact, DateTimeOffset EndsAt, HoldState Hold);

/// <summary>Somebody who waits.</summary>
public sealed record QueueEntry(SessionId Session, ContactId Contact, TimeSpan OfferLength, int Limit);

/// <summary>A hold that lapsed, for the wait of the same contact.</summary>
public sealed record Lapse(ContactId Contact, DateTimeOffset At);

/// <summary>A session whose hold was ended by another hand, and which has yet to be told.</summary>
public sealed record UntoldSession(SessionId Session, DateTimeOffset Since);

/// <summary>Everything about a home that its rules look at.</summary>
public sealed record UnitState(
    UnitId Unit, ProjectId? Project, bool Released, Money? Price, bool Sold, ReservationId? SoldBy, HoldState? Hold,
    UnitReservation? Reservation, ImmutableArray<QueueEntry> Queue, ImmutableArray<Lapse> Lapses, ImmutableArray<ReservationId> TakenBack,
    ImmutableArray<UntoldSession> Untold, DateTimeOffset ChangedAt)
{
    /// <summary>The newest lapses that are remembered.</summary>
    public const int MostLapses = 20;

    /// <summary>A home nobody has registered.</summary>
    public static UnitState Initial(string key) => new(new(key), null, false, null, false, null, null, null, [], [], [], [], default);

    /// <summary>The hold that counts at a moment, or null.</summary>
    public HoldState? HoldAt(DateTimeOffset now) => Hold is { } hold && now < hold.Until ? hold : null;

    /// <summary>The reservation that counts at a moment, or null.</summary>
    public UnitReservation? ReservationAt(DateTimeOffset now) => Reservation is { } r && now < r.EndsAt ? r : null;

    /// <summary>The status at a moment, decided by the clock whatever has fired.</summary>
    public UnitStatus StatusAt(DateTimeOffset now) =>
        Sold ? UnitStatus.Sold
        : ReservationAt(now) is not null ? UnitStatus.InProgress
        : HoldAt(now) is not null ? UnitStatus.OnHold
        : Released ? UnitStatus.Available
        : UnitStatus.Unreleased;

    /// <summary>The state after an event.</summary>
    public UnitState Apply(UnitEvent happened, DateTimeOffset at) => (happened switch
    {
        UnitRegistered e => this with { Project = e.Project },
        UnitReleased => this with { Released = true },
        UnitWithheld => this with { Released = false },
        UnitPriced e => this with { Price = e.Price },
        HoldStarted e => this with
        {
            Hold = new(e.Session, e.Contact, e.Until, false),
            Queue = Queue.RemoveAll(q => q.Session == e.Session),
        },
        HoldExtended e => this with { Hold = Hold! with { Until = e.Until, Extended = true } },
        HoldReleased => this with { Hold = null },
        HoldEndedByStaff e => this with { Hold = null, Untold = Untold.RemoveAll(u => u.Session == e.Session).Add(new(e.Session, at)) },
        SessionTold e => this with { Untold = Untold.RemoveAll(u => u.Session == e.Session) },
        HoldLapsed e => this with { Hold = null, Lapses = Remember(new(e.Contact, Hold?.Until ?? at)) },
        UnitReserved e => this with
        {
            Hold = null,
            Reservation = new(e.Reservation, e.Session, e.Contact, e.EndsAt, Hold!),
        },
        UnitReservationUndone e => this with
        {
            Hold = Reservation?.Id == e.Reservation ? Reservation.Hold : Hold,
            Reservation = Reservation?.Id == e.Reservation ? null : Reservation,
            TakenBack = TakenBackList.Add(TakenBack, e.Reservation),
        },
        UnitReservationExtended e => this with { Reservation = Reservation! with { EndsAt = e.EndsAt } },
        UnitFreed => this with { Reservation = null },
        UnitSold e => this with { Sold = true, SoldBy = e.Reservation, Reservation = null, Hold = null },
        UnitSaleTakenBack => this with { Sold = false, SoldBy = null },
        QueueJoined e => this with { Queue = Queue.Add(new(e.Session, e.Contact, e.OfferLength, e.Limit)) },
        QueueLeft e => this with { Queue = Queue.RemoveAll(q => q.Session == e.Session) },
        QueuePassedOver e => this with { Queue = Queue.RemoveAll(q => q.Session == e.Session) },
        QueueOffered e => this with
        {
            Hold = new(e.Session, e.Contact, e.Until, Extended: true, Offered: true),
            Queue = Queue.RemoveAll(q => q.Session == e.Session),
        },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    }) with { ChangedAt = at };

    /// <summary>How it shows to who asks.</summary>
    public UnitSnapshot Snapshot(int version, DateTimeOffset now)
    {
        var (hold, reservation) = (HoldAt(now), ReservationAt(now));
        return new(
            Unit, Project, version, StatusAt(now), Price, reservation?.Session ?? hold?.Session, reservation?.Contact ?? hold?.Contact,
            reservation?.Id ?? SoldBy, reservation?.EndsAt ?? hold?.Until, [.. Queue.Select(q => new QueuePlace(q.Session, q.Contact))],
            [.. Untold.Select(u => u.Session)], hold?.Offered == true);
    }

    private ImmutableArray<Lapse> Remember(Lapse lapse)
    {
        var others = Lapses.RemoveAll(l => l.Contact == lapse.Contact);
        return (others.Length < MostLapses ? others : others.RemoveAt(0)).Add(lapse);
    }
}
