using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;
using NodaTime;

namespace CustomerConnect.Web.Journey;

/// <summary>Times for buyers: on the project's clock, and on their own where it shows another time.</summary>
/// <param name="Here">The project's zone.</param>
/// <param name="Theirs">The visitor's zone; null while it is not known.</param>
public sealed record Clocks(DateTimeZone Here, DateTimeZone? Theirs)
{
    /// <summary>The clocks of a project and of who asks.</summary>
    public static Clocks Of(Project project, HttpContext http) => new(SlotSchedule.Zone(project.Settings), VisitorZone.Of(http));

    /// <summary>A day and time: <c>Saturday, November 28, at 2:21 pm</c>.</summary>
    public string Moment(DateTimeOffset at) => Show.Text(JourneyTexts.DayAtTime, Local(at, Here).ToString(JourneyTexts.LongDayPattern, CultureInfo.CurrentCulture), Time(at));

    /// <summary>The same, short: <c>Mon, Nov 23, 2:30 pm</c>.</summary>
    public string ShortMoment(DateTimeOffset at) => $"{ShortDay(at, Here)}, {Time(at)}";

    /// <summary>The same with the visitor's own time behind it where that differs: <c>Mon, Nov 23, 2:30 pm (11:30 am your time)</c>.</summary>
    public string ShortMomentForBoth(DateTimeOffset at) =>
        TimeOfTheirs(at) is { } theirs ? Show.Text(JourneyTexts.BothTimes, ShortMoment(at), theirs) : ShortMoment(at);

    /// <summary>
    /// A time: <c>2:30 pm</c>. In the hour that a day has twice, when clocks go back, it says which of the two: <c>1:30 am EDT</c>.
    /// </summary>
    public string Time(DateTimeOffset at)
    {
        var instant = Instant.FromDateTimeOffset(at);
        var twice = Here.MapLocal(instant.InZone(Here).LocalDateTime).Count == 2;
        return twice ? $"{Time(at, Here)} {Abbreviation(at)}" : Time(at, Here);
    }

    /// <summary>The time on the visitor's clock, with its day where that is another; null where it is the same, or not known.</summary>
    public string? TimeOfTheirs(DateTimeOffset at)
    {
        var instant = Instant.FromDateTimeOffset(at);
        return Theirs is null || Theirs.GetUtcOffset(instant) == Here.GetUtcOffset(instant) ? null
            : Local(at, Theirs).Date == Local(at, Here).Date ? Time(at, Theirs)
            : $"{ShortDay(at, Theirs)}, {Time(at, Theirs)}";
    }

    /// <summary>What the project's clock is called: <c>New York (EST)</c>.</summary>
    public string NameAt(DateTimeOffset at) => $"{City(Here)} ({Abbreviation(at)})";

    /// <summary>What the visitor's clock is called, or null.</summary>
    public string? NameOfTheirs => Theirs is null ? null : City(Theirs);

    /// <summary>The city that a zone is named after.</summary>
    public static string City(DateTimeZone zone) => zone.Id.Split('/')[^1].Replace('_', ' ');

    private string Abbreviation(DateTimeOffset at) => Here.GetZoneInterval(Instant.FromDateTimeOffset(at)).Name;

    private static string ShortDay(DateTimeOffset at, DateTimeZone zone) => Local(at, zone).ToString(JourneyTexts.ShortDayPattern, CultureInfo.CurrentCulture);

    private static string Time(DateTimeOffset at, DateTimeZone zone) =>
        Local(at, zone).ToString(JourneyTexts.TimePattern, CultureInfo.CurrentCulture).ToLower(CultureInfo.CurrentCulture);

    private static DateTime Local(DateTimeOffset at, DateTimeZone zone) =>
        Instant.FromDateTimeOffset(at).InZone(zone).LocalDateTime.ToDateTimeUnspecified();
}
