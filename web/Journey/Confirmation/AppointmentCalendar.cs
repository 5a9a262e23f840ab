using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Appointment;
using CustomerConnect.Web.Texts;
using NodaTime;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>An appointment as a file for calendars (RFC 5545), on the project's clock.</summary>
public static class AppointmentCalendar
{
    private const string LocalFormat = "yyyyMMdd'T'HHmmss";

    /// <summary>The file. Taken in anew after a move it takes the place of the one before.</summary>
    public static string Of(ConfirmationView view, SlotKey slot)
    {
        var zone = view.Clocks.Here;
        var (start, end) = (slot.StartsAt, slot.StartsAt.AddMinutes(view.Project.Settings.SlotMinutes));
        var where = slot.Kind == AppointmentKind.Phone ? AppointmentWords.Of(slot.Kind) : view.Project.Settings.AppointmentAddress ?? view.Community.Name;
        string[] lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Customer Connect//EN", "METHOD:PUBLISH", .. CalendarZone.Lines(zone, start), "BEGIN:VEVENT",
            $"UID:{view.Reservation.Reservation}@customer-connect",
            $"DTSTAMP:{view.Reservation.PlacedAt.UtcDateTime.ToString(LocalFormat, CultureInfo.InvariantCulture)}Z",
            $"DTSTART;TZID={zone.Id}:{Local(start, zone)}", $"DTEND;TZID={zone.Id}:{Local(end, zone)}", $"SEQUENCE:{view.Reservation.Version}",
            $"SUMMARY:{Escape(Show.Text(ConfirmationTexts.CalendarSummary, view.Home, view.Project.DisplayName))}", $"LOCATION:{Escape(where)}",
            $"DESCRIPTION:{Escape(Show.Text(ConfirmationTexts.CalendarText, Grains.Messages.Words.ReservationNumber(view.Reservation.Reservation.Value), view.Community.Phone))}",
            "END:VEVENT", "END:VCALENDAR", "",
        ];
        return string.Join("\r\n", lines.Select(Fold));
    }

    private static string Local(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime.ToDateTimeUnspecified().ToString(LocalFormat, CultureInfo.InvariantCulture);

    // Section 3.3.11.
    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // Section 3.1: lines of at most 75 octets. 60 characters stay below that for the letters of the languages we have.
    private static string Fold(string line) => string.Join("\r\n ", line.Chunk(60).Select(c => new string(c)));
}
