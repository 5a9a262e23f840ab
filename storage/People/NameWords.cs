using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>
/// Words by which people are found, in table <c>contact_word</c>: lower case and without accents, so that "munoz" finds Muñoz on both
/// databases.
/// </summary>
public static class NameWords
{
    /// <summary>Most words of a text.</summary>
    public const int Most = 8;

    private const int Longest = 40;

    /// <summary>The words of a text, each once, at most <see cref="Most"/>.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var folded = new StringBuilder();
        foreach (var letter in (text ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
            }
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w[..Math.Min(Longest, w.Length)])
            .Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>The first text after all that begin with this one, in the order of both databases' keys.</summary>
    internal static string After(string beginning) => beginning + '\uffff';

    /// <summary>Writes down by which words a contact is found from now on.</summary>
    internal static async Task SetAsync(DbConnection connection, DbTransaction transaction, string contactId, params string?[] names)
    {
        await connection.ExecuteAsync("delete from contact_word where contact_id = @contactId", new { contactId }, transaction);
        await connection.ExecuteAsync(
            "insert into contact_word (word, contact_id) values (@word, @contactId)",
            Of(string.Join(' ', names)).Select(word => new { word, contactId }).ToList(), transaction);
    }
}
