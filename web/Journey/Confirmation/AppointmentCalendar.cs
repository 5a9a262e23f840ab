using System.Globalization;
using CustomerConnect.Slots;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>An appointment as a file for calendars (RFC 5545).</summary>
public static class AppointmentCalendar
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The file.</summary>
    public static string Of(ConfirmationView view, SlotKey slot)
    {
        string Utc(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        var where = slot.Kind == AppointmentKind.Phone ? "By phone" : view.Project.Settings.AppointmentAddress ?? view.Community.Name;
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Customer Connect//EN", "METHOD:PUBLISH", "BEGIN:VEVENT",
            $"UID:{view.Reservation.Reservation}@customer-connect", $"DTSTAMP:{Utc(view.Reservation.PlacedAt)}", $"DTSTART:{Utc(slot.StartsAt)}",
            $"DTEND:{Utc(slot.StartsAt.AddMinutes(view.Project.Settings.SlotMinutes))}", $"SEQUENCE:{view.Reservation.Version}",
            $"SUMMARY:{Escape($"{view.Home}, {view.Project.DisplayName}: appointment")}", $"LOCATION:{Escape(where)}", "END:VEVENT", "END:VCALENDAR", "",
        ];
        return string.Join("\r\n", lines.Select(Fold));
    }

    // Section 3.3.11.
    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // Section 3.1: lines of at most 75 octets. 60 characters stay below that for the letters of the languages we have.
    private static string Fold(string line) => string.Join("\r\n ", line.Chunk(60).Select(c => new string(c)));
}
