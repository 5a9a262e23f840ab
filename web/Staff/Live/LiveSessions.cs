using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Sessions;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Tells open pages of staff which sessions began or changed.</summary>
public sealed class LiveSessions(
    SessionFeed feed, MovedSessions moved, SessionTable table, SessionViews views, RowRenderer renderer, IEventLog log, StaffConnections connections, IHubContext<StaffHub, IStaffClient> hub,
    TimeProvider clock, ILogger<LiveSessions> logger) : LiveRows<SessionRowMessage>(feed, SessionTable.MostById, log, connections, clock, logger)
{
    /// <inheritdoc/>
    protected override string Work => "Telling staff of sessions";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<PushedRow<SessionRowMessage>>> DrawAsync(IReadOnlyList<string> streams, CancellationToken cancel)
    {
        var records = new List<SessionRecord>();
        foreach (var some in (await moved.OfAsync(streams, cancel)).Chunk(SessionTable.MostById))
        {
            records.AddRange(await table.ByIdAsync(some, cancel));
        }

        var shown = await views.OfAsync(records, cancel);
        var html = await renderer.DrawAsync<SessionRow, SessionView>(shown);
        return [.. shown.Select((v, i) => new PushedRow<SessionRowMessage>(
            v.Id, new(v.Id, html[i], records[i].Division, v.Community, v.Project, v.Status, v.User, v.StartedAt, v.FreshAt), records[i].Division, v.Community))];
    }

    /// <inheritdoc/>
    protected override Task SendAsync(string group, long now, long position, IReadOnlyList<SessionRowMessage> rows) =>
        hub.Clients.Group(group).Sessions(new SessionFrame(now, position, rows));

    /// <inheritdoc/>
    protected override Task ForgotAsync() => hub.Clients.All.Forgot();

    /// <inheritdoc/>
    protected override string Stream(string id) => $"session/{id}";
}
