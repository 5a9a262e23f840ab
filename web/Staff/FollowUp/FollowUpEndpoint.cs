using System.Globalization;
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
        string list, string id, IFormCollection form, HttpContext http, FollowUpReader reader, FollowUpTable table, CancellationToken cancel)
    {
        if (FollowUpQuery.Parse(list, http.User) is not { } which || await reader.FindAsync(which, id, http.User, cancel) is not { } item)
        {
            return DetailsEndpoint.Missing();
        }

        // What the page showed: what has happened since then keeps it open.
        var note = form["note"].ToString().Trim();
        if (note.Length > FollowUpTable.LongestNote || !long.TryParse(form["fact"], NumberStyles.None, CultureInfo.InvariantCulture, out var fact))
        {
            return await RefuseAsync(
                reader, Back(form, which), http, id, note, $"A note may have up to {FollowUpTable.LongestNote} characters. Nothing was marked.", cancel);
        }

        await table.DoneAsync(which, id, Math.Min(fact, item.Fact), note, new(http.User.StaffId(), ActionKinds.FollowUpDone, $"follow-up/{list}", id) { Community = item.Community }, cancel);
        return Page.SeeOther(Back(form, which).Address());
    }

    private static async Task<IResult> Undo(
        string list, string id, IFormCollection form, HttpContext http, FollowUpReader reader, FollowUpTable table, CancellationToken cancel)
    {
        if (FollowUpQuery.Parse(list, http.User) is not { } which || await reader.FindAsync(which, id, http.User, cancel) is not { } item)
        {
            return DetailsEndpoint.Missing();
        }

        var why = form["why"].ToString().Trim();
        if (Reason.Missing(why) is { } missing)
        {
            return await RefuseAsync(reader, Back(form, which), http, id, why, missing, cancel);
        }

        await table.UndoAsync(which, id, new(http.User.StaffId(), ActionKinds.FollowUpUndone, $"follow-up/{list}", id) { Community = item.Community, Why = why }, cancel);
        return Page.SeeOther(Back(form, which).Address());
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
            stream => FollowUpFile.WriteAsync(stream, which, reader.AllAsync(query, http.User, cancel), cancel), "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"follow-up-{list}-{clock.GetUtcNow():yyyy-MM-dd}.csv"));
    }

    // Where the form was: its own list, its own filters, and nothing else.
    private static FollowUpQuery Back(IFormCollection form, FollowUpList list) =>
        new(list, form["show"] == "done", Id(form["division"]), Id(form["community"]), FollowUpQuery.Mark(form["after"]));

    // The same page again, with what was typed where it was typed.
    private static async Task<IResult> RefuseAsync(
        FollowUpReader reader, FollowUpQuery query, HttpContext http, string id, string typed, string refused, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<FollowUpPage, FollowUpView>(
            await reader.ReadAsync(query, http.User, cancel) with { Refused = refused, RefusedItem = id, Typed = typed }, StatusCodes.Status422UnprocessableEntity);
    }

    private static string? Id(string? text) => text is { Length: > 0 and <= 64 } ? text : null;
}
