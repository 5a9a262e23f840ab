using System.Globalization;
using CustomerConnect.Storage.Staff.Links;
using NodaTime;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>A bar of the chart.</summary>
/// <param name="Label">What it stands for.</param>
public sealed record Bar(string Label, long Loads);

/// <summary>Loads as bars: by hour of the last day, by day, or by week, on the community's clock.</summary>
public static class LoadChart
{
    private const int Hours = 24;
    private const int Weeks = 13;
    private static readonly CultureInfo _us = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The last 24 hours.</summary>
    public static IReadOnlyList<Bar> ByHour(IReadOnlyList<HourOfLoads> loads, DateTimeOffset now, DateTimeZone zone) =>
        Bars(
            loads, Hours, i => Instant.FromDateTimeOffset(now).InZone(zone).PlusHours(-i), t => t.ToInstant().ToUnixTimeSeconds() / 3_600,
            t => t.ToDateTimeUnspecified().ToString("h tt", _us).ToLowerInvariant(), zone);

    /// <summary>The last so many days, today the last of them.</summary>
    public static IReadOnlyList<Bar> ByDay(IReadOnlyList<HourOfLoads> loads, DateTimeOffset now, DateTimeZone zone, int days) =>
        Bars(
            loads, days, i => zone.AtStartOfDay(Instant.FromDateTimeOffset(now).InZone(zone).Date.PlusDays(-i)), t => t.Date,
            t => t.Date.ToDateTimeUnspecified().ToString("MMM d", _us), zone);

    /// <summary>The last 13 weeks, from Monday on.</summary>
    public static IReadOnlyList<Bar> ByWeek(IReadOnlyList<HourOfLoads> loads, DateTimeOffset now, DateTimeZone zone) =>
        Bars(
            loads, Weeks, i => zone.AtStartOfDay(Monday(Instant.FromDateTimeOffset(now).InZone(zone).Date).PlusWeeks(-i)), t => Monday(t.Date),
            t => $"Week of {t.Date.ToDateTimeUnspecified().ToString("MMM d", _us)}", zone);

    private static LocalDate Monday(LocalDate day) => day.PlusDays(-(int)day.DayOfWeek + (int)IsoDayOfWeek.Monday);

    private static List<Bar> Bars<TKey>(
        IReadOnlyList<HourOfLoads> loads, int count, Func<int, ZonedDateTime> ago, Func<ZonedDateTime, TKey> key, Func<ZonedDateTime, string> label, DateTimeZone zone)
    {
        var sums = loads.ToLookup(l => key(Instant.FromUnixTimeMilliseconds(l.Hour).InZone(zone)), l => l.Loads);
        return [.. Enumerable.Range(0, count).Reverse().Select(ago).Select(t => new Bar(label(t), sums[key(t)].Sum()))];
    }
}
