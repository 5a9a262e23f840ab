using System.Globalization;
using NodaTime;

namespace CustomerConnect.Web.Components;

/// <summary>A time zone for a calendar's file (RFC 5545, section 3.6.5): how its clock goes around some moments.</summary>
public static class CalendarZone
{
    private static readonly Duration _around = Duration.FromDays(200);

    /// <summary>The lines of its <c>VTIMEZONE</c>: each stretch of the clock that touches 200 days before the first moment or after the last.</summary>
    public static IEnumerable<string> Lines(DateTimeZone zone, DateTimeOffset first, DateTimeOffset last)
    {
        yield return "BEGIN:VTIMEZONE";
        yield return $"TZID:{zone.Id}";
        foreach (var stretch in zone.GetZoneIntervals(Instant.FromDateTimeOffset(first) - _around, Instant.FromDateTimeOffset(last) + _around))
        {
            var part = stretch.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
            var before = stretch.HasStart ? zone.GetUtcOffset(stretch.Start - Duration.Epsilon) : stretch.WallOffset;
            // A stretch begins on the clock as it went before it.
            var begins = stretch.HasStart ? stretch.Start.WithOffset(before).LocalDateTime : new LocalDateTime(1970, 1, 1, 0, 0);
            yield return $"BEGIN:{part}";
            yield return $"DTSTART:{begins.ToDateTimeUnspecified().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
            yield return $"TZOFFSETFROM:{Text(before)}";
            yield return $"TZOFFSETTO:{Text(stretch.WallOffset)}";
            yield return $"TZNAME:{stretch.Name}";
            yield return $"END:{part}";
        }

        yield return "END:VTIMEZONE";
    }

    private static string Text(Offset offset) => offset.ToString("+HHmm", CultureInfo.InvariantCulture);
}
