using CustomerConnect.Grains.Messages;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Members;

/// <summary>Moments on a project's clock, in the language of the page.</summary>
public static class Moments
{
    /// <inheritdoc cref="Words.Moment"/>
    public static string Of(DateTimeOffset at, ProjectSettings settings) => Words.Moment(at, SlotSchedule.Zone(settings));

    /// <summary>What people call a project's clock: <c>New York</c>.</summary>
    public static string City(ProjectSettings settings) => settings.TimeZone.Split('/')[^1].Replace('_', ' ');
}
