namespace CustomerConnect.Slots;

/// <summary>One time slot for appointments. Key: a <see cref="SlotKey"/>'s text.</summary>
[Alias("ISlotGrain")]
public interface ISlotGrain : IStreamGrain
{
    /// <summary>Books the slot for a reservation. The same reservation asking again keeps its one booking.</summary>
    [Alias("Book")]
    Task<Answer<SlotBooking>> Book(BookSlot command);

    /// <summary>Gives a booking back. Harmless when there is none.</summary>
    [Alias("Release")]
    Task<Answer<Done>> Release(ReleaseSlot command);
}

/// <summary>How the appointment is held.</summary>
[GenerateSerializer, Alias("AppointmentKind")]
public enum AppointmentKind
{
    /// <summary>By phone.</summary>
    Phone,

    /// <summary>At the project's address.</summary>
    InPerson,
}

/// <summary>Which slot: project, kind and start.</summary>
/// <param name="StartsAt">Start of the slot, UTC, whole minutes.</param>
[GenerateSerializer, Immutable, Alias("SlotKey")]
public sealed record SlotKey(
    [property: Id(0)] ProjectId Project, [property: Id(1)] AppointmentKind Kind, [property: Id(2)] DateTimeOffset StartsAt)
{
    private const string Format = "yyyyMMdd'T'HHmm'Z'";

    /// <summary>The key's text: <c>project/kind/20261123T2230Z</c>. Also the slot's id in tables.</summary>
    public override string ToString() =>
        $"{Project}/{(Kind == AppointmentKind.Phone ? "phone" : "in-person")}/{StartsAt.UtcDateTime.ToString(Format, System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>Reads a key's text; null when it is none.</summary>
    public static SlotKey? Parse(string? text)
    {
        if (text?.Split('/') is not [var project, var kind, var start] || kind is not ("phone" or "in-person") || project.Length == 0)
        {
            return null;
        }

        const System.Globalization.DateTimeStyles utc =
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(start, Format, System.Globalization.CultureInfo.InvariantCulture, utc, out var at)
            ? new(new(project), kind == "phone" ? AppointmentKind.Phone : AppointmentKind.InPerson, at)
            : null;
    }
}

/// <summary>Books a slot.</summary>
/// <param name="Capacity">Bookings that the slot may have.</param>
/// <param name="Move">For which move of the reservation's appointment; 0 for the submission's own.</param>
[GenerateSerializer, Immutable, Alias("BookSlot")]
public sealed record BookSlot(
    [property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation, [property: Id(2)] int Capacity,
    [property: Id(3)] int Move = 0);

/// <summary>Gives a booking back, and shuts the door: a booking of the same that arrives later is refused.</summary>
/// <param name="Move">What was booked for this move or one before it; null for whatever the reservation books.</param>
[GenerateSerializer, Immutable, Alias("ReleaseSlot")]
public sealed record ReleaseSlot(
    [property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation, [property: Id(2)] int? Move);

/// <summary>A booking.</summary>
[GenerateSerializer, Immutable, Alias("SlotBooking")]
public sealed record SlotBooking([property: Id(0)] SlotKey Slot, [property: Id(1)] ReservationId Reservation);

/// <summary>Somebody else booked the slot.</summary>
[GenerateSerializer, Immutable, Alias("SlotIsTaken")]
public sealed record SlotIsTaken() : Refusal(
    RefusalKind.Conflict, "slot.taken", "Somebody else just booked that time. Choose another; everything else you entered is kept.");

/// <summary>The time is not offered: outside the schedule, too soon or too far ahead.</summary>
[GenerateSerializer, Immutable, Alias("SlotIsNotOffered")]
public sealed record SlotIsNotOffered() : Refusal(
    RefusalKind.Invalid, "slot.not-offered", "That time is no longer offered. Choose another.");
