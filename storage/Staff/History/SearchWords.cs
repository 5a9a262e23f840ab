using System.Globalization;
using System.Text;

namespace CustomerConnect.Storage.Staff.History;

/// <summary>Words as they are searched for: small letters without accents, so that "elodie" finds Élodie.</summary>
public static class SearchWords
{
    /// <summary>Most words of a search.</summary>
    public const int Most = 5;

    /// <summary>Longest text that is searched for.</summary>
    public const int LongestText = 100;

    /// <summary>Letters of the shortest word that counts; a number counts from its first digit.</summary>
    public const int Shortest = 2;

    private const int LongestWord = 64;

    /// <summary>The words of what somebody typed, at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        [.. Split(text ?? "").Where(w => w.Length >= Shortest || char.IsAsciiDigit(w[0])).Distinct(StringComparer.Ordinal).Take(Most)];

    /// <summary>The words that a name or an e-mail address is found by: each part, and an address whole.</summary>
    public static IEnumerable<string> OfName(string? name) => name is null ? [] : Split(name).Append(Fold(name.Trim()) is { Length: > 0 } whole ? Cut(whole) : "")
        .Where(w => w.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>The end of all words that begin with this one, in the order of both databases' keys: by code points.</summary>
    public static string After(string word) => word + "\U0010FFFF";

    /// <summary>Small letters without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // An address stays whole: its dots and its @ part nothing.
    private static IEnumerable<string> Split(string text) => Fold(text)
        .Split([' ', '\t', '\n', '\r', ',', ';', '"', '(', ')', '/', '\u00a0', '\u2019', '\''], StringSplitOptions.RemoveEmptyEntries).Select(Cut);

    private static string Cut(string word) => word.Length > LongestWord ? word[..LongestWord] : word;
}
