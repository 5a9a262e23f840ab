using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Web.Journey.Appointment;
using NodaTime;

namespace CustomerConnect.Web.MyReservations;

/// <summary>The page that moves an appointment, or makes the first one.</summary>
/// <param name="Refused">Why the last choice was not taken, or null.</param>
public sealed record MoveView(MyReservationView Reservation, SlotChoice Choice, string? Refused)
{
    /// <summary>Address of the page.</summary>
    public string Here => $"{Reservation.Of.At}/appointment";

    /// <summary>Address of the page for another kind or day.</summary>
    public string At(AppointmentKind kind, LocalDate? day = null) =>
        $"{Here}?kind={SlotChoice.Name(kind)}{(day is { } d ? $"&day={d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}" : "")}";
}
