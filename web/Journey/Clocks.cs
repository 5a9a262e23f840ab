using CustomerConnect.Grains.Messages;
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

    /// <inheritdoc cref="Words.Moment"/>
    public string Moment(DateTimeOffset at) => Words.Moment(at, Here);

    /// <inheritdoc cref="Words.ShortMoment"/>
    public string ShortMoment(DateTimeOffset at) => Words.ShortMoment(at, Here);

    /// <summary>The same with the visitor's own time behind it where that differs: <c>Mon, Nov 23, 2:30 pm (11:30 am your time)</c>.</summary>
    public string ShortMomentForBoth(DateTimeOffset at) =>
        TimeOfTheirs(at) is { } theirs ? Show.Text(JourneyTexts.BothTimes, ShortMoment(at), theirs) : ShortMoment(at);

    /// <inheritdoc cref="Words.Time(DateTimeOffset, DateTimeZone)"/>
    public string Time(DateTimeOffset at) => Words.Time(at, Here);

    /// <summary>The time on the visitor's clock, with its day where that is another; null where it is the same, or not known.</summary>
    public string? TimeOfTheirs(DateTimeOffset at)
    {
        var instant = Instant.FromDateTimeOffset(at);
        return Theirs is null || Theirs.GetUtcOffset(instant) == Here.GetUtcOffset(instant) ? null
            : instant.InZone(Theirs).Date == instant.InZone(Here).Date ? Words.Time(at, Theirs)
            : Words.ShortMoment(at, Theirs);
    }

    /// <summary>What the project's clock is called: <c>New York (EST)</c>.</summary>
    public string NameAt(DateTimeOffset at) => $"{City(Here)} ({Words.Abbreviation(at, Here)})";

    /// <summary>What the visitor's clock is called, or null.</summary>
    public string? NameOfTheirs => Theirs is null ? null : City(Theirs);

    /// <summary>The city that a zone is named after.</summary>
    public static string City(DateTimeZone zone) => zone.Id.Split('/')[^1].Replace('_', ' ');
}
