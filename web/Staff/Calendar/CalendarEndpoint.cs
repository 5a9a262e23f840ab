using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Calendar.Feed;
using CustomerConnect.Web.Staff.Calendar.Moving;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Identity;

namespace CustomerConnect.Web.Staff.Calendar;

/// <summary><c>/staff/calendar</c>: appointments by day, week and month.</summary>
internal static class CalendarEndpoint
{
    /// <summary>Maps the page, moving, and the member's feed.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/calendar", Show);
        MoveEndpoint.Map(staff.MapGroup("/calendar/{reservation}").Requires(StaffPermissions.MoveAppointments));
        FeedEndpoint.Map(staff.MapGroup("/calendar/feed"));
    }

    private static async Task<IResult> Show(
        HttpContext http, UserManager<StaffMember> members, StaffScopes scopes, CalendarReader reader, FeedPages feeds, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var scope = await scopes.ScopeAsync(http.User, cancel);
        var view = await reader.ReadAsync(CalendarQuery.Of(http.Request.Query), scope, http.User.May(StaffPermissions.MoveAppointments), cancel);
        return Page.Of<CalendarPage, CalendarView>(
            view with { Member = await members.NameAsync(http.User), Feed = await feeds.OfAsync(http, cancel) });
    }
}
