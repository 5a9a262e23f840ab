namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary>
/// Comma-separated values by RFC 4180, for spreadsheets: what a spreadsheet would take for a formula is made a text by an apostrophe
/// (OWASP, CSV injection). Pure.
/// </summary>
public static class Csv
{
    /// <summary>What UTF-8 begins with, so that spreadsheets know it.</summary>
    public const char ByteOrderMark = '\uFEFF';

    /// <summary>A line with its end.</summary>
    public static string Line(params IEnumerable<string?> fields) => $"{string.Join(',', fields.Select(Field))}\r\n";

    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // A formula may hide behind blanks, which spreadsheets pass over.
        var harmless = text.TrimStart(' ') is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'), ..] ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
