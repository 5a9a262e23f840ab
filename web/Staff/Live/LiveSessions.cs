using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Sessions;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>
/// Tells open pages of staff what changed: ten times a second the sessions that moved are read by one query, drawn once, and sent as one
/// frame to each group that may see them.
/// </summary>
public sealed partial class LiveSessions(
    SessionFeed feed, SessionTable table, SessionViews views, RowRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock,
    ILogger<LiveSessions> logger) : PacedService(LiveSessions.Pace, clock, logger)
{
    /// <summary>How often pages are told.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private int _looking;

    /// <summary>One more page looks.</summary>
    public void Joined() => Interlocked.Increment(ref _looking);

    /// <summary>One page less.</summary>
    public void Left() => Interlocked.Decrement(ref _looking);

    /// <summary>Tells what changed since the last time.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; nothing is forgotten.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _looking) == 0)
        {
            feed.Clear();
            return;
        }

        var moved = feed.Take(SessionTable.MostById);
        if (moved.Count == 0)
        {
            return;
        }

        IReadOnlyList<(SessionRowMessage Row, string? Division)> rows;
        try
        {
            rows = await DrawAsync(moved, cancel);
        }
        catch
        {
            feed.Return(moved);
            throw;
        }

        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sent = rows
            .SelectMany(r => StaffScope.GroupsOf(r.Division, r.Row.Community).Select(group => (Group: group, r.Row)))
            .GroupBy(r => r.Group, r => r.Row, StringComparer.Ordinal)
            .Select(group => hub.Clients.Group(group.Key).Sessions(new SessionFrame(now, [.. group])));
        await SendAsync(Task.WhenAll(sent));
    }

    /// <inheritdoc/>
    protected override string Work => "Telling staff of sessions";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    private async Task<IReadOnlyList<(SessionRowMessage Row, string? Division)>> DrawAsync(IReadOnlyList<string> moved, CancellationToken cancel)
    {
        var records = await table.ByIdAsync(moved, cancel);
        var shown = await views.OfAsync(records, cancel);
        var html = await renderer.DrawAsync(shown);
        return [.. shown.Select((v, i) => (
            new SessionRowMessage(v.Id, html[i], v.Community, v.Project, v.Status, v.User, v.StartedAt, v.ChangedAt), records[i].Division))];
    }

    // A slow page must not make the others wait: its connection ends at the transport's time-out, and it comes back to a snapshot.
    private async Task SendAsync(Task sent)
    {
        try
        {
            await sent.WaitAsync(_patience, Clock);
        }
        catch (TimeoutException)
        {
            LogSlow(logger);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page of staff is slow to take a message")]
    private static partial void LogSlow(ILogger logger);
}
