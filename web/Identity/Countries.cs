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

    /// <summary>Letters of each country that the platform knows.</summary>
    private static readonly FrozenSet<string> _all = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name).TwoLetterISORegionName)
        .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper) && !_parts.Contains(code)).ToFrozenSet();

    /// <summary>Code and name of each, the nearest first and the others by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All() =>
    [
        .. _near.Select(c => (c, Name(c))),
        .. _all.Except(_near).Select(c => (Code: c, Name: Name(c))).OrderBy(c => c.Name, StringComparer.Create(CultureInfo.CurrentUICulture, CompareOptions.None)),
    ];

    // The country as those of its people say who speak the page's language; its display name would be in any language of the country.
    private static string Name(string code) => new RegionInfo($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}-{code}").NativeName;
}
