using CustomerConnect.Grains;
using CustomerConnect.Grains.Units;
using CustomerConnect.Units;
using Home = CustomerConnect.Tests.Given<
    CustomerConnect.Grains.Units.UnitAggregate, CustomerConnect.Grains.Units.UnitState, CustomerConnect.Grains.Units.UnitEvent>;

namespace CustomerConnect.Tests.Units;

/// <summary>Commands to a home, in few words.</summary>
internal static class UnitCommands
{
    public static Decision<UnitEvent> Offer(this Home home, bool? released = null, bool? sold = null, Money? price = null) =>
        home.When((u, now) => UnitRules.Offer(u, new(Some.Command, Some.Project, price, released, sold), now));

    public static Decision<UnitEvent> Hold(this Home home, SessionId session) =>
        home.When((u, now) => UnitRules.Hold(
            u, new(Some.Command, session, Some.ContactOf(session), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(2)), now));

    public static Decision<UnitEvent> Extend(this Home home, SessionId session) =>
        home.When((u, now) => UnitRules.ExtendHold(u, new(Some.Command, session, TimeSpan.FromMinutes(5)), now));

    public static Decision<UnitEvent> Release(this Home home, SessionId session) =>
        home.When((u, now) => UnitRules.ReleaseHold(u, new(Some.Command, session, "left"), now));

    public static Decision<UnitEvent> EndHold(this Home home, SessionId session) =>
        home.When((u, now) => UnitRules.EndHold(u, new(Some.Command, session, HoldEndReason.AskedFor, "staff-1"), now));

    public static Decision<UnitEvent> Tell(this Home home, SessionId session) =>
        home.When((u, _) => UnitRules.NoteTold(u, new(Some.Command, session)));

    public static Decision<UnitEvent> Reserve(this Home home, SessionId session, ReservationId id, DateTimeOffset? endsAt = null) =>
        home.When((u, now) => UnitRules.Reserve(
            u, new(Some.Command, session, Some.ContactOf(session), id, endsAt ?? Some.Noon + TimeSpan.FromDays(7)), now));

    public static Decision<UnitEvent> Undo(this Home home, ReservationId id) =>
        home.When((u, now) => UnitRules.UndoReserve(u, new(Some.Command, id), now));

    public static Decision<UnitEvent> Free(this Home home, ReservationId id) =>
        home.When((u, now) => UnitRules.Free(u, new(Some.Command, id, "withdrawn"), now));

    public static Decision<UnitEvent> Sell(this Home home, ReservationId id) =>
        home.When((u, now) => UnitRules.Sell(u, new(Some.Command, id), now));

    public static Decision<UnitEvent> ExtendReservation(this Home home, ReservationId id, DateTimeOffset endsAt) =>
        home.When((u, now) => UnitRules.ExtendReservation(u, new(Some.Command, id, endsAt), now));

    public static Decision<UnitEvent> Join(this Home home, SessionId session) =>
        home.When((u, now) => UnitRules.JoinQueue(
            u, new(Some.Command, session, Some.ContactOf(session), TimeSpan.FromHours(24), 1), now));

    public static Decision<UnitEvent> Leave(this Home home, SessionId session) =>
        home.When((u, now) => UnitRules.LeaveQueue(u, new(Some.Command, session), now));

    /// <summary>What the grain goes on with: the offer to the next in line of a home that is free.</summary>
    public static Decision<UnitEvent> OfferToNext(this Home home) => home.When((u, now) => UnitRules.NextInLine(u) is { } next
        ? UnitRules.OfferTo(u, next, now + next.OfferLength)
        : Decision<UnitEvent>.Nothing);
}
