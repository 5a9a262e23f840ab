using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.EventHistory;

/// <summary><c>/staff/history</c>: everything that happened, searched. Words are posted and kept under an id: a name is in no address.</summary>
internal static class HistoryEndpoint
{
    /// <summary>Maps the page and its search.</summary>
    public static void MapHistory(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/history", Show).Requires(StaffPermissions.ReadHistory);
        staff.MapPost("/history", Search).Requires(StaffPermissions.ReadHistory);
    }

    private static async Task<IResult> Show(HttpContext http, HistoryReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return Page.Of<HistoryPage, HistoryView>(await reader.ReadAsync(HistoryQuery.Of(name => http.Request.Query[name].ToString()), http.User, cancel));
    }

    private static async Task<IResult> Search(IFormCollection form, HttpContext http, Searches searches, CancellationToken cancel)
    {
        var typed = form["text"].ToString().Trim();
        var text = typed[..Math.Min(typed.Length, SearchWords.LongestText)];
        var query = HistoryQuery.Of(name => form[name].ToString()) with { Before = null };
        return Page.SeeOther((query with { Search = text.Length == 0 ? null : await searches.KeepAsync(http.User.StaffId(), text, cancel) }).Address());
    }
}
