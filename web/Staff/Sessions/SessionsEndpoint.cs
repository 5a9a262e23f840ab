using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Staff.Sessions;

/// <summary><c>/staff/sessions</c>.</summary>
internal static class SessionsEndpoint
{
    /// <summary>The page, for what the member may see.</summary>
    public static async Task<IResult> Show(
        HttpContext http, StaffScopes scopes, SessionTable table, SessionViews views, ICatalog catalog,
        TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var query = SessionQuery.Of(http.Request.Query);
        var scope = await scopes.ScopeAsync(http.User, cancel);
        var now = clock.GetUtcNow();
        var page = await table.PageAsync(scope, query.At(now), query.Before, cancel);
        return Page.Of<SessionsPage, SessionsView>(new SessionsView(
            http.User.StaffName(), query, await catalog.SeenByAsync(scope, cancel),
            await views.OfAsync(page.Rows, cancel), page.Older, now.ToUnixTimeMilliseconds()));
    }
}

/// <summary>The sessions page.</summary>
/// <param name="Member">Name of who is signed in.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Communities">Communities that may be chosen.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Older">Where the next page starts, or null.</param>
/// <param name="Now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
public sealed record SessionsView(
    string Member, SessionQuery Query, IReadOnlyList<CommunitySnapshot> Communities, IReadOnlyList<SessionView> Rows, SessionMark? Older,
    long Now);
