using System.Text;

namespace CustomerConnect.Storage.Catalog;

/// <summary>
/// What may become a public file of a model: a PDF or plain text of bounded length. It is judged by its content: names and media types
/// that come with an upload are only claims.
/// </summary>
public static class PublicFile
{
    /// <summary>Longest file, in bytes (10 MiB).</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const string Pdf = "application/pdf", PlainText = "text/plain; charset=utf-8";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Looks at a file's content.</summary>
    /// <param name="contentType">Its media type; empty when it is not taken.</param>
    /// <param name="problem">Why it is not taken, for who uploads it; empty when it is.</param>
    public static bool TryRead(byte[] bytes, out string contentType, out string problem)
    {
        (contentType, problem) = bytes.Length switch
        {
            0 => ("", "The file is empty."),
            > MostBytes => ("", "The file is larger than 10 MB. Save it with smaller pictures."),
            _ when bytes.AsSpan().StartsWith("%PDF-"u8) => (Pdf, ""),
            _ when IsText(bytes) => (PlainText, ""),
            _ => ("", "Only PDF and plain text are taken. Save it as PDF."),
        };
        return problem.Length == 0;
    }

    /// <summary>The name under which a browser saves it: the title and the ending of its kind.</summary>
    public static string NameFor(string title, string contentType)
    {
        var letters = title.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : ' ').ToArray();
        var name = string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return $"{(name.Length > 0 ? name : "File")}{(contentType == Pdf ? ".pdf" : ".txt")}";
    }

    private static bool IsText(byte[] bytes)
    {
        try
        {
            return !Strict.GetString(bytes).Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
