using System.Globalization;
using System.Text;

namespace CustomerConnect.Feeds.NHlist.Importing;

/// <summary>Names as parts of an address.</summary>
internal static class Slug
{
    private const int Longest = 60;

    /// <summary>Letters a to z, digits and single dashes, up to 60 characters; "home" when nothing is left.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var cut = slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
        return cut.Length == 0 ? "home" : cut;
    }

    /// <summary>The slug, or when it is taken the first of <c>slug-2</c>, <c>slug-3</c> … that is not; it is taken from then on.</summary>
    public static string Free(string slug, HashSet<string> taken)
    {
        var free = slug;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = $"{slug}-{i}";
        }

        return free;
    }
}
