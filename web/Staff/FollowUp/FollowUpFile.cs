using System.Text;
using CustomerConnect.Storage.Staff.FollowUp;

namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary>An item of a list with what is made of it.</summary>
/// <param name="Times">The clock of its project.</param>
public sealed record FollowUpRow(FollowUpList List, FollowUpItem Item, FollowUpLine Line, StaffTimes Times);

/// <summary>
/// A list as a file for spreadsheets and for other programs: moments as ISO 8601 with their offset, a column for each thing, and the ids by
/// which the product knows them.
/// </summary>
public static class FollowUpFile
{
    /// <summary>The headings.</summary>
    public static string Head(FollowUpList list) => Csv.Line(
        "List", "Item", "Who", "E-mail", "Phone", "What", "More", FollowUpWords.When(list), "Where", "Done at", "Done by", "Note", "Session", "Contact", "Link");

    /// <summary>A line.</summary>
    public static string Line(FollowUpRow row)
    {
        var (list, item, line, times) = row;
        string? At(long? milliseconds) => milliseconds is { } at ? times.Iso(DateTimeOffset.FromUnixTimeMilliseconds(at)) : null;
        var done = line.Done is not null;
        return Csv.Line(
            FollowUpWords.Name(list), item.Id, line.Who, item.Email, item.Phone, line.Badge.Word, FollowUpWords.More(list, item, times.Iso), At(item.At), line.Where,
            done ? At(item.DoneAt) : null, done ? item.DoneBy ?? "A former colleague" : null, line.Note, item.Session, item.Contact, list == FollowUpList.Links ? item.Id : null);
    }

    /// <summary>Writes a file, a line at a time while they are read.</summary>
    public static async Task WriteAsync(Stream stream, FollowUpList list, IAsyncEnumerable<FollowUpRow> rows, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Csv.ByteOrderMark);
        await writer.WriteAsync(Head(list));
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await writer.WriteAsync(Line(row).AsMemory(), cancel);
        }
    }
}
