using System.Globalization;
using NodaTime;

namespace CustomerConnect.Web.Staff;

/// <summary>Times as staff read them: on the clock of the community, with the day where it is not today.</summary>
/// <param name="zone">IANA zone of the community; null or unknown is UTC.</param>
public sealed class StaffTimes(string? zone)
{
    private static readonly CultureInfo _us = CultureInfo.GetCultureInfo("en-US");
    private readonly DateTimeZone _zone = Zone(zone);

    /// <summary>The zone of this name; UTC for null and for one that is unknown.</summary>
    public static DateTimeZone Zone(string? name) => (name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)) ?? DateTimeZone.Utc;

    /// <summary>A time of today, or a day and time, with the year where it is another: <c>2:06 pm</c>, <c>Nov 20, 2:06 pm</c>, <c>Dec 30, 2025, 2:06 pm</c>.</summary>
    public string Short(DateTimeOffset at, DateTimeOffset now) => DayUnlessToday(at, now, Time(at, "h:mm tt"));

    /// <summary>The same to the second.</summary>
    public string Exact(DateTimeOffset at, DateTimeOffset now) => DayUnlessToday(at, now, Time(at, "h:mm:ss tt"));

    /// <summary>The day: <c>Today</c>, <c>Tomorrow</c>, <c>Mon, Nov 23</c>.</summary>
    public string Day(DateTimeOffset at, DateTimeOffset now) => (Local(at).Date - Local(now).Date).Days switch
    {
        0 => "Today",
        1 => "Tomorrow",
        _ => Local(at).ToString(Local(at).Year == Local(now).Year ? "ddd, MMM d" : "ddd, MMM d, yyyy", _us),
    };

    /// <summary>The day in full, without its year: <c>Saturday, November 21</c>.</summary>
    public string LongDay(DateTimeOffset at) => Local(at).ToString("dddd, MMMM d", _us);

    /// <summary>
    /// The time: <c>2:30 pm</c>. In the hour that a day has twice, when clocks go back, it says which of the two: <c>1:30 am EDT</c>.
    /// </summary>
    public string Time(DateTimeOffset at)
    {
        var moment = Instant.FromDateTimeOffset(at).InZone(_zone);
        return _zone.MapLocal(moment.LocalDateTime).Count == 2 ? $"{Time(at, "h:mm tt")} {moment.GetZoneInterval().Name}" : Time(at, "h:mm tt");
    }

    /// <summary>Day and time in full: <c>Mon, Nov 23, 2026, 2:30 pm</c>.</summary>
    public string Full(DateTimeOffset at) => $"{Local(at).ToString("ddd, MMM d, yyyy", _us)}, {Time(at, "h:mm tt")}";

    /// <summary>For files: ISO 8601 with the offset of the zone at that moment, <c>2026-11-23T14:30:00-08:00</c>.</summary>
    public string Iso(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Which clock the times are on: <c>Los Angeles time (PST)</c>.</summary>
    public string Clock(DateTimeOffset now) => _zone == DateTimeZone.Utc ? "UTC"
        : $"{_zone.Id.Split('/')[^1].Replace('_', ' ')} time ({_zone.GetZoneInterval(Instant.FromDateTimeOffset(now)).Name})";

    /// <summary>How long something has taken, in its two largest units: <c>1 day, 21 hours</c>, <c>4 minutes</c>.</summary>
    public static string Long(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => Count(time.Minutes, "minute"),
        { TotalDays: < 1 } => Count(time.Hours, "hour"),
        _ => time.Hours == 0 ? Count(time.Days, "day") : $"{Count(time.Days, "day")}, {Count(time.Hours, "hour")}",
    };

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";

    private string DayUnlessToday(DateTimeOffset at, DateTimeOffset now, string time) =>
        Local(at).Date == Local(now).Date ? time : $"{Local(at).ToString(Local(at).Year == Local(now).Year ? "MMM d" : "MMM d, yyyy", _us)}, {time}";

    private string Time(DateTimeOffset at, string format) => Local(at).ToString(format, _us).ToLowerInvariant();

    private DateTime Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(_zone).ToDateTimeUnspecified();
}
