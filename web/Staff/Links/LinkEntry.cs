using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>What is filled in for a link. Days are written <c>yyyy-mm-dd</c>, on the community's clock; empty is open.</summary>
/// <param name="Name">Name as colleagues read it.</param>
/// <param name="Source">Tag of the campaign or channel.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, which is in it.</param>
public sealed record LinkEntry(string Name, string Source, string From, string Until)
{
    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>Most characters of a tag.</summary>
    public const int LongestSource = 60;

    private const string SlugLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int LongestSlug = 40;

    /// <summary>Reads the form.</summary>
    public static LinkEntry Of(IFormCollection form) => new(
        form["name"].ToString().Trim(), form["source"].ToString().Trim(), form["from"].ToString().Trim(), form["until"].ToString().Trim());

    /// <summary>Why it is not taken, or null.</summary>
    public string? WhyNot() =>
        Name.Length is 0 or > LongestName ? $"Give the link a name of at most {LongestName} characters."
        : Source.Length > LongestSource ? $"A tag has at most {LongestSource} characters."
        : !IsDay(From) || !IsDay(Until) ? "Write days like 2026-11-24."
        : Day(From) is { } from && Day(Until) is { } until && until < from ? "The last day comes before the first."
        : null;

    /// <summary>First moment it works, or null; of an entry that is taken.</summary>
    public DateTimeOffset? Starts(DateTimeZone zone) => Day(From) is { } day ? zone.AtStartOfDay(day).ToDateTimeOffset() : null;

    /// <summary>First moment it does not work any more, or null.</summary>
    public DateTimeOffset? Ends(DateTimeZone zone) => Day(Until) is { } day ? zone.AtStartOfDay(day.PlusDays(1)).ToDateTimeOffset() : null;

    /// <summary>A part of an address that tells the name, and that nobody else has: <c>spring-billboard-7kq2</c>.</summary>
    public string NewSlug()
    {
        var words = string.Concat(Name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant()
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '));
        var slug = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{slug[..Math.Min(LongestSlug, slug.Length)].Trim('-')}-{RandomNumberGenerator.GetString(SlugLetters, 4)}".TrimStart('-');
    }

    private static bool IsDay(string text) => text.Length == 0 || Day(text) is not null;

    private static LocalDate? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : null;
}
