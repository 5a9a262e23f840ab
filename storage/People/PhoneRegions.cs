using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using NodaTime.TimeZones;

namespace CustomerConnect.Storage.People;

/// <summary>How telephone numbers of a region are made.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="CallingCode">Country calling code, without a plus.</param>
/// <param name="Trunk">What is dialed in front of a number inside the country, or empty.</param>
/// <param name="Lengths">Digits that a national number may have.</param>
public sealed record PhoneRegion(string Code, string CallingCode, string Trunk, IReadOnlyList<int> Lengths);

/// <summary>The regions of the world's telephone numbers, from <c>phone-regions.txt</c>.</summary>
public static class PhoneRegions
{
    /// <summary>By their code.</summary>
    public static readonly FrozenDictionary<string, PhoneRegion> All = Read().ToFrozenDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int[]> LengthsByCallingCode = All.Values
        .GroupBy(r => r.CallingCode)
        .ToFrozenDictionary(g => g.Key, g => g.SelectMany(r => r.Lengths).Distinct().ToArray());

    /// <summary>True when the digits begin with a calling code that is in use and a national number of its length follows.</summary>
    public static bool Fits(string international) =>
        Enumerable.Range(1, 3).Any(n => international.Length > n
            && LengthsByCallingCode.GetValueOrDefault(international[..n])?.Contains(international.Length - n) == true);

    /// <summary>The region that a clock belongs to: who is reached by that clock dials as one does there.</summary>
    /// <param name="zone">IANA zone; one that is not known belongs to <see cref="PhoneNumber.DefaultRegion"/>.</param>
    public static string OfZone(string? zone)
    {
        var known = zone is not null && TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var canonical) ? canonical : zone;
        return TzdbDateTimeZoneSource.Default.ZoneLocations?.FirstOrDefault(l => l.ZoneId == known)?.CountryCode ?? PhoneNumber.DefaultRegion;
    }

    private static IEnumerable<PhoneRegion> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("CustomerConnect.Storage.People.phone-regions.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is [{ Length: 2 } code, var calling, var trunk, var lengths])
            {
                yield return new(code, calling, trunk == "-" ? "" : trunk, [.. lengths.Split(',').Select(l => int.Parse(l, CultureInfo.InvariantCulture))]);
            }
        }
    }
}
