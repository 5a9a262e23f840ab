using System.Collections.Concurrent;
using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Web.Journey;

/// <summary>Countries and regions: for addresses, and for telephone numbers without a country code.</summary>
public static class Regions
{
    // Three languages, so it stays small.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Code, string Name)>> _named = new();

    /// <summary>All of them by name, in the language and order of the page.</summary>
    public static IReadOnlyList<(string Code, string Name)> Named => _named.GetOrAdd(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, _ =>
        [.. PhoneRegions.All.Keys.Select(c => (c, Name(c))).OrderBy(r => r.Item2, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))]);

    /// <summary>The region that a visitor is taken to be in until they say otherwise: that of the project's clock.</summary>
    public static string DefaultOf(Travel travel) => DefaultOf(travel.Community.Community, travel.Project);

    /// <summary>The region of a place: that of the project's clock, or the community's where there is no project.</summary>
    public static string DefaultOf(Community community, Project? project) =>
        PhoneRegions.OfZone(project is null ? community.TimeZone : SlotSchedule.Zone(project.Settings).Id);

    /// <summary>The region that was chosen, or the default.</summary>
    public static string Chosen(string? code, Travel travel) => Chosen(code, DefaultOf(travel));

    /// <summary>The region that was chosen, or another one.</summary>
    public static string Chosen(string? code, string otherwise) => code is not null && PhoneRegions.All.ContainsKey(code) ? code : otherwise;

    private static string Name(string code)
    {
        try
        {
            // A region's own name for itself, in the language that is asked for.
            return new RegionInfo($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}-{code}").NativeName;
        }
        catch (ArgumentException)
        {
            return code; // A code that the system's data do not know (Ascension has one of its own for telephones).
        }
    }
}
