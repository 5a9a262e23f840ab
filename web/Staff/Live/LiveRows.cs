using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>A row that is pushed, and who may see it.</summary>
/// <param name="Id">The session or contact.</param>
public sealed record PushedRow<TMessage>(string Id, TMessage Row, string? Division, string? Community);

/// <summary>
/// Tells open pages of staff which rows changed: ten times a second those that moved are read by one query, drawn once, and sent as one
/// frame to each group that may see them.
/// </summary>
/// <typeparam name="TMessage">A row as it is pushed.</typeparam>
public abstract partial class LiveRows<TMessage> : PacedService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private readonly MovedFeed _feed;
    private readonly int _most;
    private readonly IEventLog _log;
    private readonly StaffConnections _connections;
    private readonly Together<Behind, CaughtUp> _catchingUp;

    /// <summary>Tells nothing yet.</summary>
    /// <param name="feed">What moved.</param>
    /// <param name="most">Most rows that are read at one time.</param>
    /// <param name="log">Where those who come back read what they missed.</param>
    /// <param name="connections">Who listens.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Where trouble is told.</param>
    protected LiveRows(MovedFeed feed, int most, IEventLog log, StaffConnections connections, TimeProvider clock, ILogger logger) : base(Pace, clock, logger)
    {
        (_feed, _most, _log, _connections) = (feed, most, log, connections);
        _catchingUp = new(CatchUpAsync);
    }

    /// <summary>Tells what changed since the last time.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; nothing is forgotten.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        if (!_connections.Any)
        {
            _feed.Clear();
            return;
        }

        var moved = _feed.Take(_most);
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
            _feed.Return(moved);
            throw;
        }

        if (moved.Lost)
        {
            await WaitAsync(ForgotAsync());
        }

        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sent = rows
            .SelectMany(r => StaffScope.GroupsOf(r.Division, r.Community).Select(group => (Group: group, r.Row)))
            .GroupBy(r => r.Group, r => r.Row, StringComparer.Ordinal)
            .Select(group => SendAsync(group.Key, now, moved.Position, [.. group]));
        await WaitAsync(Task.WhenAll(sent));
    }

    /// <summary>Reads and draws the rows of the streams that moved; what is not there is left out.</summary>
    protected abstract Task<IReadOnlyList<PushedRow<TMessage>>> DrawAsync(IReadOnlyList<string> streams, CancellationToken cancel);

    /// <summary>Sends a frame to a group.</summary>
    /// <param name="now">When it was drawn, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="position">All that happened up to there has been told.</param>
    protected abstract Task SendAsync(string group, long now, long position, IReadOnlyList<TMessage> rows);

    /// <summary>Tells every page that there was more than could be remembered.</summary>
    protected abstract Task ForgotAsync();

    /// <summary>The stream of a row.</summary>
    protected abstract string Stream(string id);

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
