using System.Globalization;
using System.Text;
using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary><c>/staff/follow-up</c>: what to do next, in lists that are worked through.</summary>
internal static class FollowUpEndpoint
{
    /// <summary>Maps page, marks and files.</summary>
    public static void MapFollowUp(this IEndpointRouteBuilder staff)
    {
        var lists = staff.MapGroup("/follow-up").Requires(StaffPermissions.FollowUp);
        lists.MapGet("", Show);
        lists.MapPost("/{list}/{id}/done", Done);
        lists.MapPost("/{list}/{id}/undo", Undo);
        lists.MapGet("/{list}.csv", Export).Requires(StaffPermissions.ExportFollowUp);
    }

    private static async Task<IResult> Show(HttpContext http, FollowUpReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<FollowUpPage, FollowUpView>(await reader.ReadAsync(FollowUpQuery.Of(http.Request.Query, http.User), http.User, cancel));
    }

    private static async Task<IResult> Done(
        string list, string id, IFormCollection form, HttpContext http, FollowUpReader reader, FollowUpTable table, StaffActions actions, CancellationToken cancel)
    {
        if (FollowUpQuery.Parse(list, http.User) is not { } which || await reader.FindAsync(which, id, http.User, cancel) is not { } item)
        {
            return DetailsEndpoint.Missing();
        }

        // What the page showed: what has happened since then keeps it open.
        var note = form["note"].ToString().Trim();
        if (note.Length > FollowUpTable.LongestNote || !long.TryParse(form["fact"], NumberStyles.None, CultureInfo.InvariantCulture, out var fact))
        {
            var view = await reader.ReadAsync(new(which, false, null, null, null), http.User, cancel);
            return Page.Of<FollowUpPage, FollowUpView>(
                view with { Refused = $"A note may have up to {FollowUpTable.LongestNote} characters. Nothing was marked." }, StatusCodes.Status422UnprocessableEntity);
        }

        await table.DoneAsync(which, id, Math.Min(fact, item.Fact), note, http.User.StaffId(), cancel);
        await actions.AddAsync(new(http.User.StaffId(), ActionKinds.FollowUpDone, $"follow-up/{list}", id) { Community = item.Community }, cancel);
        return Page.SeeOther(Back(form, which));
    }

    private static async Task<IResult> Undo(
        string list, string id, IFormCollection form, HttpContext http, FollowUpReader reader, FollowUpTable table, StaffActions actions, CancellationToken cancel)
    {
        if (FollowUpQuery.Parse(list, http.User) is not { } which || await reader.FindAsync(which, id, http.User, cancel) is not { } item)
        {
            return DetailsEndpoint.Missing();
        }

        await table.UndoAsync(which, id, cancel);
        await actions.AddAsync(new(http.User.StaffId(), ActionKinds.FollowUpUndone, $"follow-up/{list}", id) { Community = item.Community }, cancel);
        return Page.SeeOther(Back(form, which));
    }

    private static async Task<IResult> Export(string list, HttpContext http, FollowUpReader reader, StaffActions actions, TimeProvider clock, CancellationToken cancel)
    {
        if (FollowUpQuery.Parse(list, http.User) is not { } which)
        {
            return DetailsEndpoint.Missing();
        }

        var query = FollowUpQuery.Of(http.Request.Query, http.User) with { List = which };
        // Before the first line: what leaves the house is known to have left.
        await actions.AddAsync(new(http.User.StaffId(), ActionKinds.Exported, "follow-up", list) { Detail = query.FileAddress() }, cancel);
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Results.Stream(
            stream => WriteAsync(stream, which, reader.AllAsync(query, http.User, cancel), cancel), "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"follow-up-{list}-{clock.GetUtcNow():yyyy-MM-dd}.csv"));
    }

    private static async Task WriteAsync(Stream stream, FollowUpList list, IAsyncEnumerable<FollowUpLine> lines, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(Csv.ByteOrderMark);
        await writer.WriteAsync(Csv.Line("List", "Who", "Reach", "What", "More", FollowUpWords.When(list), "Where", "Done", "Note"));
        await foreach (var line in lines.WithCancellation(cancel))
        {
            await writer.WriteAsync(Csv.Line(
                FollowUpWords.Name(list), line.Who, line.Reach, line.Badge.Word, line.More, line.When, line.Where, line.Done, line.Note).AsMemory(), cancel);
        }
    }

    // Where the form was: its own list, its own filters, and nothing else.
    private static string Back(IFormCollection form, FollowUpList list) =>
        new FollowUpQuery(list, form["show"] == "done", Id(form["division"]), Id(form["community"]), null).Address();

    private static string? Id(string? text) => text is { Length: > 0 and <= 64 } ? text : null;
}
