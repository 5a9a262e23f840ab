using System.Globalization;
using NodaTime;

namespace CustomerConnect.Web.Components;

/// <summary>An appointment in a calendar's file.</summary>
/// <param name="Id">Stays the same through every move of it.</param>
/// <param name="Stamp">When this state of it came about.</param>
/// <param name="Zone">The zone that its times are written in.</param>
/// <param name="Sequence">Grows with every change.</param>
/// <param name="Description">More about it, or null.</param>
public sealed record CalendarEvent(
    string Id, DateTimeOffset Stamp, DateTimeOffset Start, DateTimeOffset End, DateTimeZone Zone, long Sequence, string Summary, string Location,
    string? Description);

/// <summary>A file for calendars (RFC 5545). What is taken in anew takes the place of what was before.</summary>
public static class CalendarFile
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string LocalFormat = "yyyyMMdd'T'HHmmss";

    /// <summary>The file.</summary>
    /// <param name="events">What is in it.</param>
    /// <param name="name">What calendars call it, or null.</param>
    public static string Of(IReadOnlyList<CalendarEvent> events, string? name = null)
    {
        IEnumerable<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Customer Connect//EN", "METHOD:PUBLISH", .. name is null ? [] : (string[])[$"X-WR-CALNAME:{Escape(name)}"],
            .. events.GroupBy(e => e.Zone.Id).SelectMany(zone => CalendarZone.Lines(zone.First().Zone, zone.Min(e => e.Start), zone.Max(e => e.Start))),
            .. events.SelectMany(Lines), "END:VCALENDAR", "",
        ];
        return string.Join("\r\n", lines.Select(Fold));
    }

    private static IEnumerable<string> Lines(CalendarEvent one) =>
    [
        "BEGIN:VEVENT", $"UID:{one.Id}@customer-connect", $"DTSTAMP:{one.Stamp.UtcDateTime.ToString(LocalFormat, CultureInfo.InvariantCulture)}Z",
        $"DTSTART;TZID={one.Zone.Id}:{Local(one.Start, one.Zone)}", $"DTEND;TZID={one.Zone.Id}:{Local(one.End, one.Zone)}", $"SEQUENCE:{one.Sequence}",
        $"SUMMARY:{Escape(one.Summary)}", $"LOCATION:{Escape(one.Location)}", .. one.Description is { } more ? [$"DESCRIPTION:{Escape(more)}"] : (string[])[],
        "END:VEVENT",
    ];

    private static string Local(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime.ToDateTimeUnspecified().ToString(LocalFormat, CultureInfo.InvariantCulture);

    // Section 3.3.11.
    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // Section 3.1: lines of at most 75 octets. 60 characters stay below that for the letters of the languages we have.
    private static string Fold(string line) => string.Join("\r\n ", line.Chunk(60).Select(c => new string(c)));
}
