using System.Collections.Frozen;
using System.Globalization;

namespace CustomerConnect.Web.Identity;

/// <summary>Countries by their ISO 3166-1 letters, named in the language of the page.</summary>
public static class Countries
{
    // Where the product's homes are; they come first.
    private static readonly string[] _near = ["US", "CA", "MX"];

    // Letters that ISO 3166 has set aside for parts of countries.
    private static readonly FrozenSet<string> _parts = FrozenSet.Create("AC", "CP", "DG", "EA", "IC", "TA");

    /// <summary>A region of the platform for each country that it knows.</summary>
    private static readonly FrozenDictionary<string, RegionInfo> _all = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name))
        .Where(r => r.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper) && !_parts.Contains(code))
        .DistinctBy(r => r.TwoLetterISORegionName).ToFrozenDictionary(r => r.TwoLetterISORegionName);

    /// <summary>True for a country.</summary>
    public static bool Has(string code) => _all.ContainsKey(code);

    /// <summary>Code and name of each, the nearest first and the others by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All() =>
    [
        .. _near.Select(c => (c, _all[c].DisplayName)),
        .. _all.Where(r => !_near.Contains(r.Key)).Select(r => (Code: r.Key, Name: r.Value.DisplayName))
            .OrderBy(c => c.Name, StringComparer.Create(CultureInfo.CurrentUICulture, CompareOptions.None)),
    ];
}
