using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains.Slots;

/// <summary>What can happen to a slot.</summary>
public abstract record SlotEvent;

/// <summary>A reservation booked it.</summary>
/// <param name="Capacity">Bookings it may have, as the project said then.</param>
public sealed record SlotBooked(ReservationId Reservation, int Capacity) : SlotEvent;

/// <summary>A reservation gave it back.</summary>
/// <param name="ForGood">True when a booking of the same reservation that arrives later is to be refused.</param>
public sealed record SlotReleased(ReservationId Reservation, bool ForGood) : SlotEvent;

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

/// <summary>A slot's bookings.</summary>
/// <param name="TakenBack">Submissions that were taken back: a booking of theirs that arrives later is refused.</param>
public sealed record SlotState(
    string Key, ImmutableArray<ReservationId> Bookings, int Capacity, ImmutableArray<ReservationId> TakenBack);

/// <summary>The rules of a slot: never more bookings than its capacity.</summary>
public static class SlotRules
{
    /// <summary>Books it, once a reservation.</summary>
    public static Decision<SlotEvent> Book(SlotState slot, BookSlot wish) =>
        slot.Bookings.Contains(wish.Reservation) ? Decision<SlotEvent>.Nothing
        : slot.TakenBack.Contains(wish.Reservation) || slot.Bookings.Length >= wish.Capacity ? new SlotIsTaken()
        : new SlotBooked(wish.Reservation, wish.Capacity);

    /// <summary>Gives a booking back.</summary>
    public static Decision<SlotEvent> Release(SlotState slot, ReleaseSlot wish) =>
        slot.Bookings.Contains(wish.Reservation) || (wish.ForGood && !slot.TakenBack.Contains(wish.Reservation))
            ? new SlotReleased(wish.Reservation, wish.ForGood)
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
        SlotBooked e => state with { Bookings = state.Bookings.Add(e.Reservation), Capacity = e.Capacity },
        SlotReleased e => state with
        {
            Bookings = state.Bookings.Remove(e.Reservation),
            TakenBack = e.ForGood ? TakenBackList.Add(state.TakenBack, e.Reservation) : state.TakenBack,
        },
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
