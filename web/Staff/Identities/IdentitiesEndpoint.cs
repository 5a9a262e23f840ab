using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Permissions;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary><c>/staff/identity</c>: who is cleared, and who stopped on the way.</summary>
internal static class IdentitiesEndpoint
{
    /// <summary>Maps the page.</summary>
    public static void MapIdentities(this IEndpointRouteBuilder staff) => staff.MapGet("/identity", Show).Requires(StaffPermissions.SeeIdentities);

    private static async Task<IResult> Show(HttpContext http, StaffScopes scopes, IdentitiesReader reader, IEventLog log, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var position = await log.HeadPositionAsync(cancel);
        var view = await reader.ReadAsync(IdentitiesQuery.Of(http.Request.Query), await scopes.ScopeAsync(http.User, cancel), cancel);
        return Page.Of<IdentitiesPage, IdentitiesView>(
            view with { Position = position, Member = http.User.StaffName(), MayEditClosedDays = http.User.May(StaffPermissions.EditClosedDays) });
    }
}
