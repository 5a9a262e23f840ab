using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;

namespace CustomerConnect.Web.Staff.Sessions;

/// <summary><c>/staff/sessions</c>. What is looked for is posted and kept under an id: a name is in no address.</summary>
internal static class SessionsEndpoint
{
    /// <summary>Maps the page and its filters.</summary>
    public static void MapSessions(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/sessions", Show);
        staff.MapPost("/sessions", Filter);
    }

    private static async Task<IResult> Show(
        HttpContext http, StaffScopes scopes, StaffPlaces places, Searches searches, SessionTable table,
        SessionViews views, IEventLog log, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var scope = await scopes.ScopeAsync(http.User, cancel);
        var seen = await places.OfAsync(scope, cancel);
        var query = SessionQuery.Of(name => http.Request.Query[name].ToString()).Within(seen);
        var text = query.Search is null ? null : await searches.FindAsync(http.User.StaffId(), query.Search, cancel);
        var now = clock.GetUtcNow();
        var position = await log.HeadPositionAsync(cancel);
        var page = query.Search is not null && text is null
            ? new SessionPage([], null)
            : await table.PageAsync(scope, query.At(now, text is null ? null : Search(text, seen), StaffTimes.Zone(seen.ZoneOf(query.Community))), query.Before, cancel);
        return Page.Of<SessionsPage, SessionsView>(new SessionsView(
            http.User.StaffName(), query, text, seen, await views.OfAsync(page.Rows, cancel), page.Older, now.ToUnixTimeMilliseconds())
        {
            Position = position,
            MayReserve = http.User.May(StaffPermissions.ReserveInPerson),
        });
    }

    private static async Task<IResult> Filter(IFormCollection form, HttpContext http, Searches searches, CancellationToken cancel)
    {
        var typed = form["text"].ToString().Trim();
        var text = typed[..Math.Min(typed.Length, SearchWords.LongestText)];
        var id = text.Length == 0 ? null : await searches.KeepAsync(http.User.StaffId(), text, cancel);
        return Page.SeeOther(SessionQuery.Of(name => form[name].ToString()).LookingFor(id).Address(null));
    }

    private static SessionSearch Search(string text, SeenPlaces seen)
    {
        var units = seen.Communities.SelectMany(c => c.Projects).SelectMany(p => p.Units).Where(u => string.Equals(u.Number, text, StringComparison.OrdinalIgnoreCase));
        return new(text, [.. units.Select(u => u.Id).Take(SessionSearch.MostUnits)]);
    }
}

/// <summary>The sessions page.</summary>
/// <param name="Member">Name of who is signed in.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Text">What is looked for; null for nothing, and when it was forgotten.</param>
/// <param name="Places">What may be chosen.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Older">Where the next page starts, or null.</param>
/// <param name="Now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
public sealed record SessionsView(
    string Member, SessionQuery Query, string? Text, SeenPlaces Places, IReadOnlyList<SessionView> Rows, SessionMark? Older, long Now)
{
    /// <summary>All that had happened up to there in the log is on the page.</summary>
    public long Position { get; init; }

    /// <summary>True when the member may take a reservation in person.</summary>
    public bool MayReserve { get; init; }
}
