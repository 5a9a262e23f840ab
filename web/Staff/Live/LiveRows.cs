using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>A row that is pushed, and who may see it.</summary>
public sealed record PushedRow<TMessage>(TMessage Row, string? Division, string? Community);

/// <summary>
/// Tells open pages of staff which rows changed: ten times a second those that moved are read by one query, drawn once, and sent as one
/// frame to each group that may see them.
/// </summary>
/// <typeparam name="TMessage">A row as it is pushed.</typeparam>
public abstract partial class LiveRows<TMessage>(MovedFeed feed, int most, StaffConnections connections, TimeProvider clock, ILogger logger)
    : PacedService(LiveRows<TMessage>.Pace, clock, logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>Tells what changed since the last time.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; nothing is forgotten.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        if (!connections.Any)
        {
            feed.Clear();
            return;
        }

        var moved = feed.Take(most);
        if (moved is { Streams.Count: 0, Lost: false })
        {
            return;
        }

        IReadOnlyList<PushedRow<TMessage>> rows;
        try
        {
            rows = await DrawAsync(moved.Streams, cancel);
        }
        catch
        {
            feed.Return(moved);
            throw;
        }

        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sent = rows
            .SelectMany(r => StaffScope.GroupsOf(r.Division, r.Community).Select(group => (Group: group, r.Row)))
            .GroupBy(r => r.Group, r => r.Row, StringComparer.Ordinal)
            .Select(group => SendAsync(group.Key, now, [.. group]));
        await WaitAsync(Task.WhenAll(sent));
    }

    /// <summary>Reads and draws the rows of the streams that moved; what is not there is left out.</summary>
    protected abstract Task<IReadOnlyList<PushedRow<TMessage>>> DrawAsync(IReadOnlyList<string> streams, CancellationToken cancel);

    /// <summary>Sends a frame to a group.</summary>
    /// <param name="now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
    protected abstract Task SendAsync(string group, long now, IReadOnlyList<TMessage> rows);

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    // A slow page must not make the others wait: its connection ends at the transport's time-out, and it comes back to a snapshot.
    private async Task WaitAsync(Task sent)
    {
        try
        {
            await sent.WaitAsync(_patience, Clock);
        }
        catch (TimeoutException)
        {
            LogSlow(Logger);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page of staff is slow to take a message")]
    private static partial void LogSlow(ILogger logger);
}
