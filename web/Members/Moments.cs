using System.Globalization;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Texts;
using NodaTime;

namespace CustomerConnect.Web.Members;

/// <summary>Moments on a project's clock, in the language of the page.</summary>
public static class Moments
{
    /// <inheritdoc cref="Words.Moment"/>
    public static string Of(DateTimeOffset at, ProjectSettings settings) => Words.Moment(at, SlotSchedule.Zone(settings));

    /// <summary>A month: <c>November 2026</c>.</summary>
    public static string Month(LocalDate day) => day.ToDateTimeUnspecified().ToString(MemberTexts.MonthPattern, CultureInfo.CurrentCulture);

    /// <summary>What people call a project's clock: <c>New York</c>.</summary>
    public static string City(ProjectSettings settings) => settings.TimeZone.Split('/')[^1].Replace('_', ' ');
}
