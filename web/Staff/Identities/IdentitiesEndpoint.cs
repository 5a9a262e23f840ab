using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.BusinessDays;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary><c>/staff/identity</c>: who is cleared, and who stopped on the way.</summary>
internal static class IdentitiesEndpoint
{
    /// <summary>Maps the page.</summary>
    public static void MapIdentities(this IEndpointRouteBuilder staff) => staff.MapGet("/identity", Show).Requires(StaffPermissions.SeeIdentities);

    private static async Task<IResult> Show(
        HttpContext http, UserManager<StaffMember> members, StaffScopes scopes, StaffPlaces places, IdentityTable table, IdentityRows rows,
        BusinessDayLimits limits, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var query = IdentitiesQuery.Of(http.Request.Query);
        var scope = await scopes.ScopeAsync(http.User, cancel);
        var seen = await places.OfAsync(scope, cancel);
        var (now, zone) = (Instant.FromDateTimeOffset(clock.GetUtcNow()), StaffTimes.Zone(seen.ZoneOf(query.Community)));
        var since = await limits.OfAsync(seen.All, cancel);
        var (from, to) = query.Days(now, zone);

        async Task<PanelView> PanelAsync(IdentityPanel panel, IdentityMark? before)
        {
            var page = await table.PageAsync(scope, panel, query.At(now, zone), before, cancel);
            var (all, old) = await table.CountAsync(scope, panel, query.At(now, zone), since, cancel);
            return new(await rows.OfAsync(page.Rows, cancel), all, old, page.Older, before is null);
        }

        return Page.Of<IdentitiesPage, IdentitiesView>(new(
            await members.NameAsync(http.User), query, seen, IdentitiesQuery.Text(from), IdentitiesQuery.Text(to),
            await PanelAsync(IdentityPanel.InProgress, query.Progress), await PanelAsync(IdentityPanel.Verified, query.Verified),
            http.User.May(StaffPermissions.EditClosedDays)));
    }
}
