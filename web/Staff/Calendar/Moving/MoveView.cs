using CustomerConnect.Slots;
using CustomerConnect.Web.Journey.Appointment;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.Calendar.Moving;

/// <summary>The form that moves an appointment.</summary>
/// <param name="Now">The appointment as it stands, in words; null when there is none yet.</param>
/// <param name="Chosen">The time that is chosen, as a slot's id, or null.</param>
/// <param name="Refused">Why the last choice was not taken, or null.</param>
public sealed record MoveView(
    string Member, string Reservation, string Who, string Home, string? Now, string Session, SlotChoice Choice, string? Chosen, string? Reason, string? Refused)
{
    /// <summary>True when the customer is told by e-mail; who has no address is called.</summary>
    public bool HasEmail { get; init; }

    /// <summary>Address of the form.</summary>
    public string Here => $"/staff/calendar/{Reservation}/move";

    /// <summary>The calendar that it was opened from.</summary>
    public required CalendarQuery Back { get; init; }

    /// <summary>Address of the form for another kind or day.</summary>
    public string At(AppointmentKind kind, LocalDate day) => $"{Here}?kind={SlotChoice.Name(kind)}&day={LocalDatePattern.Iso.Format(day)}&back={Uri.EscapeDataString(Back.Search)}";
}
