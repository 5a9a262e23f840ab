using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains.Slots;

/// <summary>What can happen to a slot.</summary>
public abstract record SlotEvent;

/// <summary>A reservation booked it, or keeps its booking for a later move.</summary>
/// <param name="Capacity">Bookings it may have, as the project said then.</param>
/// <param name="Move">For which move of the reservation's appointment; 0 for its submission.</param>
public sealed record SlotBooked(ReservationId Reservation, int Capacity, int Move) : SlotEvent;

/// <summary>A reservation gave it back; what it sent before and comes later is refused.</summary>
/// <param name="Move">Up to this move of its appointment; null for good.</param>
public sealed record SlotReleased(ReservationId Reservation, int? Move) : SlotEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SlotBooked)), JsonSerializable(typeof(SlotReleased))]
internal sealed partial class SlotJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class SlotEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<SlotEvent> All = new(
        ("slot.booked", 1, SlotJson.Default.SlotBooked),
        ("slot.released", 1, SlotJson.Default.SlotReleased));
}

/// <summary>A booking, or the end of one.</summary>
/// <param name="Move">The move of the reservation's appointment that it is for.</param>
public sealed record Booking(ReservationId Reservation, int Move);

/// <summary>A slot's bookings, one a reservation.</summary>
/// <param name="TakenBack">
/// Up to which move reservations gave it back, the newest last: what one of their processes sent before that and arrives later is refused.
/// </param>
public sealed record SlotState(string Key, ImmutableArray<Booking> Bookings, int Capacity, ImmutableArray<Booking> TakenBack)
{
    /// <summary>The reservation's booking, or null.</summary>
    public Booking? Of(ReservationId reservation) => Bookings.FirstOrDefault(b => b.Reservation == reservation);

    /// <summary>Up to which move the reservation gave it back; -1 where it never did.</summary>
    public int TakenBackUpTo(ReservationId reservation) => TakenBack.FirstOrDefault(t => t.Reservation == reservation)?.Move ?? -1;

    /// <summary>The state after a booking; it takes the place of the reservation's own.</summary>
    public SlotState Book(SlotBooked booked) => this with
    {
        Bookings = Bookings.RemoveAll(b => b.Reservation == booked.Reservation).Add(new(booked.Reservation, booked.Move)),
        Capacity = booked.Capacity,
    };

    /// <summary>The state after a release.</summary>
    public SlotState Release(SlotReleased released)
    {
        var upTo = Math.Max(released.Move ?? int.MaxValue, TakenBackUpTo(released.Reservation));
        var others = TakenBack.RemoveAll(t => t.Reservation == released.Reservation);
        return this with
        {
            Bookings = Bookings.RemoveAll(b => b.Reservation == released.Reservation && b.Move <= upTo),
            TakenBack = (others.Length < TakenBackList.Most ? others : others.RemoveAt(0)).Add(new(released.Reservation, upTo)),
        };
    }
}

/// <summary>The rules of a slot: never more bookings than its capacity.</summary>
public static class SlotRules
{
    /// <summary>Books it, once a reservation. A booking for a later move takes the place of the one before.</summary>
    public static Decision<SlotEvent> Book(SlotState slot, BookSlot wish) =>
        wish.Move <= slot.TakenBackUpTo(wish.Reservation) ? new SlotIsTaken()
        : slot.Of(wish.Reservation) is { } own
            ? own.Move >= wish.Move ? Decision<SlotEvent>.Nothing : new SlotBooked(wish.Reservation, wish.Capacity, wish.Move)
        : slot.Bookings.Length >= wish.Capacity ? new SlotIsTaken()
        : new SlotBooked(wish.Reservation, wish.Capacity, wish.Move);

    /// <summary>Gives a booking back, and refuses its like from now on.</summary>
    public static Decision<SlotEvent> Release(SlotState slot, ReleaseSlot wish) =>
        (wish.Move ?? int.MaxValue) > slot.TakenBackUpTo(wish.Reservation)
            ? new SlotReleased(wish.Reservation, wish.Move)
            : Decision<SlotEvent>.Nothing;
}

/// <summary>A slot as a stream.</summary>
public sealed class SlotAggregate : IAggregate<SlotState, SlotEvent>
{
    /// <inheritdoc/>
    public static string Prefix => "slot";

    /// <inheritdoc/>
    public static SlotState Initial(string key) => new(key, [], 0, []);

    /// <inheritdoc/>
    public static SlotState Apply(SlotState state, SlotEvent happened, DateTimeOffset at) => happened switch
    {
        SlotBooked e => state.Book(e),
        SlotReleased e => state.Release(e),
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    /// <inheritdoc/>
    public static DateTimeOffset? Due(SlotState state) => null;

    /// <inheritdoc/>
    public static void Rows(SlotState state, int version, DateTimeOffset at, List<RowChange> rows)
    {
        if (SlotKey.Parse(state.Key) is { } slot)
        {
            rows.Add(new(ReadModelTables.Slot, state.Key, [
                state.Key, slot.Project.Value, slot.Kind == AppointmentKind.Phone ? "phone" : "in-person",
                slot.StartsAt.ToUnixTimeMilliseconds(), (long)version, (long)state.Bookings.Length, (long)state.Capacity,
                at.ToUnixTimeMilliseconds()]));
        }
    }
}
