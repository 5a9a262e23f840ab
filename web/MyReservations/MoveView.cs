using CustomerConnect.Web.Journey.Appointment;

namespace CustomerConnect.Web.MyReservations;

/// <summary>The page that moves an appointment, or makes the first one.</summary>
/// <param name="Refused">Why the last choice was not taken, or null.</param>
public sealed record MoveView(MyReservationView Reservation, SlotChoice Choice, string? Refused)
{
    /// <summary>Address of the page.</summary>
    public string Here => $"{Reservation.Of.At}/appointment";
}
