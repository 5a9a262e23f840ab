using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Dashboard;
using CustomerConnect.Web.Staff.Notifications;
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

    /// <summary>How the member's bell stands.</summary>
    /// <param name="unread">Notices not read.</param>
    /// <param name="last">Number of the newest notice that was counted.</param>
    Task Bell(long unread, long last);

    /// <summary>Identity verifications began or changed.</summary>
    Task Identities(IdentityFrame frame);
}

/// <summary>A change of many identities at once.</summary>
/// <param name="Now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Rows">Each contact once.</param>
public sealed record IdentityFrame(long Now, IReadOnlyList<IdentityRowMessage> Rows);

/// <summary>A row of the identity panels, and what its page's filters go by.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Html">The row as the page draws it.</param>
/// <param name="Panel"><c>progress</c> or <c>verified</c>.</param>
public sealed record IdentityRowMessage(string Id, string Html, string Panel, string? Division, string? Community, long Changed);

/// <summary>A change of many sessions at once.</summary>
/// <param name="Now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Rows">Each session once.</param>
public sealed record SessionFrame(long Now, IReadOnlyList<SessionRowMessage> Rows);

/// <summary>A row, and what its page's filters go by.</summary>
/// <param name="Id">The session.</param>
/// <param name="Html">The row as the page draws it.</param>
public sealed record SessionRowMessage(
    string Id, string Html, string? Division, string? Community, string? Project, string? Status, string User, long Started, long Changed);

/// <summary>Open pages of staff. A connection hears what its member may see, from its first moment on, and nothing else.</summary>
[Authorize(StaffAccess.Policy)]
public sealed class StaffHub(StaffConnections connections, LiveDashboards dashboards, BellReader bell) : Hub<IStaffClient>
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

        foreach (var group in scope.Groups())
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, group);
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, MemberGroup(Context.User!.StaffId()));

        await base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Close(Context);
        dashboards.Leave(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>The page is a dashboard: it is drawn as it stands, and hears of changes from now on.</summary>
    public async Task WatchDashboard()
    {
        if (connections.ScopeOf(Context) is { } scope)
        {
            await Clients.Caller.Draw(await dashboards.WatchAsync(Context.ConnectionId, scope, Context.ConnectionAborted));
        }
    }

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
}
