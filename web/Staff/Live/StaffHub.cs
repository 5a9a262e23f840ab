using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Calendar;
using CustomerConnect.Web.Staff.Identities;
using CustomerConnect.Web.Staff.Notifications;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>What is pushed to staff.</summary>
public interface IStaffClient
{
    /// <summary>Sessions began or changed.</summary>
    Task Sessions(SessionFrame frame);

    /// <summary>Parts of the page look different: Turbo streams.</summary>
    Task Draw(string streams);

    /// <summary>There are new notices.</summary>
    Task Notices(IReadOnlyList<NoticeMessage> notices);

    /// <summary>More moved than could be remembered: what is shown is to be asked for anew.</summary>
    Task Forgot();

    /// <summary>How the member's bell stands.</summary>
    /// <param name="unread">Notices not read.</param>
    /// <param name="last">Number of the newest notice that was counted.</param>
    Task Bell(long unread, long last);

    /// <summary>Identity verifications began or changed.</summary>
    Task Identities(IdentityFrame frame);
}

/// <summary>A change of many identities at once.</summary>
/// <param name="Now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Position">All that happened up to there has been told.</param>
/// <param name="Rows">Each contact once.</param>
public sealed record IdentityFrame(long Now, long Position, IReadOnlyList<IdentityRowMessage> Rows);

/// <summary>A row of the identity panels, and what its page's filters go by.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Html">The row as the page draws it.</param>
/// <param name="Panel"><c>progress</c> or <c>verified</c>.</param>
public sealed record IdentityRowMessage(string Id, string Html, string Panel, string? Division, string? Community, long Changed);

/// <summary>A change of many sessions at once.</summary>
/// <param name="Now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Position">All that happened up to there has been told: where a page goes on from when it was away.</param>
/// <param name="Rows">Each session once.</param>
public sealed record SessionFrame(long Now, long Position, IReadOnlyList<SessionRowMessage> Rows);

/// <summary>A row, and what its page's filters go by.</summary>
/// <param name="Id">The session.</param>
/// <param name="Html">The row as the page draws it.</param>
public sealed record SessionRowMessage(
    string Id, string Html, string? Division, string? Community, string? Project, string? Status, string User, long Started, long Changed);

/// <summary>Open pages of staff. A connection hears what its member may see, from its first moment on, and nothing else.</summary>
[Authorize(StaffAccess.Policy)]
public sealed class StaffHub(
    StaffConnections connections, WatchedPages pages, LiveSessions sessions, LiveIdentities identities, LiveNotices notices, BellReader bell) : Hub<IStaffClient>
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var scope = await connections.OpenAsync(Context);
        if (scope is null)
        {
            Context.Abort();
            return;
        }

        foreach (var group in Context.User!.May(StaffPermissions.SeeIdentities) ? scope.Groups().Concat(scope.IdentityGroups()) : scope.Groups())
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, group);
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, MemberGroup(Context.User!.StaffId()));

        await base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Close(Context);
        await pages.LeaveAsync(Context.ConnectionId, CancellationToken.None);
        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>The page is a dashboard: it is drawn as it stands, and hears of changes from now on.</summary>
    public Task WatchDashboard() => WatchAsync(pages.Dashboards, scope => scope);

    /// <summary>The page is a calendar: the same.</summary>
    /// <param name="search">What the page's address asks for.</param>
    public Task WatchCalendar(string search) => WatchAsync(
        pages.Calendars, scope => new(scope, CalendarQuery.Of(Short(search)), Context.User!.May(StaffPermissions.MoveAppointments)));

    /// <summary>The page has the panels of identities: their figures and marks are kept current.</summary>
    /// <param name="search">What the page's address asks for.</param>
    public async Task WatchIdentities(string search)
    {
        if (Context.User!.May(StaffPermissions.SeeIdentities))
        {
            await WatchAsync(pages.Identities, scope => new(scope, IdentitiesQuery.Of(Short(search))));
        }
    }

    /// <summary>The page has the panel of a session: it is drawn as it stands, and hears of changes from now on.</summary>
    public Task WatchDetails(string session) => WatchAsync(
        pages.Details, scope => new(scope, Short(session), [.. Context.User!.FindAll(StaffPermissions.Claim).Select(c => c.Value)]));

    /// <summary>What the page missed of sessions since a position.</summary>
    /// <param name="position">Up to where it knows.</param>
    /// <param name="shown">Ids of the sessions that it shows.</param>
    public Task<Missed<SessionRowMessage>> CatchUpSessions(long position, IReadOnlyList<string> shown) =>
        sessions.SinceAsync(Scope, position, shown, Context.ConnectionAborted);

    /// <summary>The same of identities; nothing for members who may not see them.</summary>
    public Task<Missed<IdentityRowMessage>> CatchUpIdentities(long position, IReadOnlyList<string> shown) =>
        identities.SinceAsync(Context.User!.May(StaffPermissions.SeeIdentities) ? Scope : StaffScope.Nothing, position, shown, Context.ConnectionAborted);

    /// <summary>Notices after one, the oldest first; null when there are more than a page.</summary>
    public Task<IReadOnlyList<NoticeMessage>?> CatchUpNotices(long last) => notices.SinceAsync(Context.User!, Scope, last, Context.ConnectionAborted);

    /// <summary>The page looks no more; another one may follow on the same connection.</summary>
    public Task Leave() => pages.LeaveAsync(Context.ConnectionId, Context.ConnectionAborted);

    /// <summary>Counts what the member has not read: what comes after that is heard.</summary>
    public async Task CountBell()
    {
        var count = await bell.OfAsync(Context.User!, Context.ConnectionAborted);
        await Clients.Caller.Bell(count.Unread, count.Last);
    }

    /// <summary>All windows of a member.</summary>
    public static string MemberGroup(string member) => $"member {member}";

    /// <summary>Answers once the connection hears: what the caller asks for after this misses nothing.</summary>
    public Task Ready() => Task.CompletedTask;

    private async Task WatchAsync<TPage>(LiveParts<TPage> live, Func<StaffScope, TPage> page) where TPage : notnull
    {
        if (connections.ScopeOf(Context) is { } scope)
        {
            await Clients.Caller.Draw(await live.WatchAsync(Context.ConnectionId, page(scope), Context.ConnectionAborted));
        }
    }

    private StaffScope Scope => connections.ScopeOf(Context) ?? StaffScope.Nothing;

    // No address of ours is longer.
    private static string Short(string? search) => search is { Length: <= 1_000 } ? search : "";
}
