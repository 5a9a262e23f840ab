using System.Globalization;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.Live;
using CustomerConnect.Web.Visits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Notifications;

/// <summary><c>/staff/notifications</c>: what is under the bell.</summary>
internal static class NotificationsEndpoint
{
    /// <summary>Maps the list, and marking.</summary>
    public static void MapNotifications(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/notifications", Show);
        staff.MapPost("/notifications/read", ReadAll);
        staff.MapGet("/notifications/{id:long}", Open);
    }

    private static async Task<IResult> Show(
        HttpContext http, StaffScopes scopes, NoticeTable notices, NoticeViews views, long? before, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var (id, scope, hidden) = (http.User.StaffId(), await scopes.ScopeAsync(http.User, cancel), NoticeRules.HiddenFrom(http.User));
        var count = await notices.CountAsync(id, scope, hidden, cancel);
        var page = await notices.PageAsync(id, scope, before, hidden, cancel);
        return Page.Of<NotificationsPage, NotificationsView>(new(
            http.User.StaffName(), await views.OfAsync(page.Rows, cancel), count.Last, page.Before, before is null, count.Unread));
    }

    private static async Task<IResult> ReadAll(
        IFormCollection form, HttpContext http, NoticeTable notices, BellReader bell, IHubContext<StaffHub, IStaffClient> hub, CancellationToken cancel)
    {
        if (!long.TryParse(form["up-to"], NumberStyles.None, CultureInfo.InvariantCulture, out var upTo))
        {
            return Results.BadRequest();
        }

        await notices.ReadAllAsync(http.User.StaffId(), upTo, cancel);
        await TellAsync(http, bell, hub, cancel);
        return Page.SeeOther("/staff/notifications");
    }

    // A notice is read by following it: what is asked for is the session, and whoever has seen that knows. Nothing else changes by it.
    private static async Task<IResult> Open(
        long id, HttpContext http, StaffScopes scopes, NoticeTable notices, BellReader bell, IHubContext<StaffHub, IStaffClient> hub,
        CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var scope = await scopes.ScopeAsync(http.User, cancel);
        var page = await notices.PageAsync(http.User.StaffId(), scope, id + 1, NoticeRules.HiddenFrom(http.User), cancel);
        if (page.Rows is not [{ Id: var found } row, ..] || found != id)
        {
            return DetailsEndpoint.Missing();
        }

        if (!Preview.Is(http.Request))
        {
            await notices.ReadAsync(http.User.StaffId(), scope, id, cancel);
            await TellAsync(http, bell, hub, cancel);
        }

        return Page.SeeOther(NoticeViews.Address(row, http.User) ?? "/staff/notifications");
    }

    // The member's other windows.
    private static async Task TellAsync(HttpContext http, BellReader bell, IHubContext<StaffHub, IStaffClient> hub, CancellationToken cancel)
    {
        var count = await bell.OfAsync(http.User, cancel);
        await hub.Clients.Group(StaffHub.MemberGroup(http.User.StaffId())).Bell(count.Unread, count.Last);
    }
}
