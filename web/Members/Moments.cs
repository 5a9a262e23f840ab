using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Texts;
using NodaTime;

namespace CustomerConnect.Web.Members;

/// <summary>Moments on a project's clock, in the language of the page.</summary>
public static class Moments
{
    /// <summary>A day and time: <c>Saturday, November 28, at 2:21 pm</c>.</summary>
    public static string Of(DateTimeOffset at, ProjectSettings settings) => Lower(
        Instant.FromDateTimeOffset(at).InZone(SlotSchedule.Zone(settings)).ToDateTimeUnspecified().ToString(MemberTexts.MomentPattern, CultureInfo.CurrentCulture));

    /// <summary>A day: <c>Saturday, November 28</c>.</summary>
    public static string Day(LocalDate day) => day.ToDateTimeUnspecified().ToString(MemberTexts.DayPattern, CultureInfo.CurrentCulture);

    /// <summary>A month: <c>November 2026</c>.</summary>
    public static string Month(LocalDate day) => day.ToDateTimeUnspecified().ToString(MemberTexts.MonthPattern, CultureInfo.CurrentCulture);

    /// <summary>A time: <c>2:30 pm</c>.</summary>
    public static string Time(LocalDateTime time) => Lower(time.ToDateTimeUnspecified().ToString(MemberTexts.TimePattern, CultureInfo.CurrentCulture));

    /// <summary>What people call a project's clock: <c>New York</c>.</summary>
    public static string City(ProjectSettings settings) => settings.TimeZone.Split('/')[^1].Replace('_', ' ');

    // English writes "pm" in small letters here; nothing else in a moment ends so.
    private static string Lower(string text) =>
        text.EndsWith(" AM", StringComparison.Ordinal) || text.EndsWith(" PM", StringComparison.Ordinal) ? text[..^2] + text[^2..].ToLowerInvariant() : text;
}
