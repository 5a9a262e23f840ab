using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>What a page missed while it was not connected.</summary>
/// <param name="Position">All that happened up to there is in it.</param>
/// <param name="Rows">The rows as they are now: those that moved, or those that the page showed.</param>
/// <param name="Whole">False when too much moved to be told row by row: what is new is on the page then.</param>
public sealed record Missed<TMessage>(long Position, IReadOnlyList<TMessage> Rows, bool Whole);

/// <summary>A row that is pushed, and who may see it.</summary>
public sealed record PushedRow<TMessage>(TMessage Row, string? Division, string? Community);

/// <summary>
/// Tells open pages of staff which rows changed: ten times a second those that moved are read by one query, drawn once, and sent as one
/// frame to each group that may see them.
/// </summary>
/// <typeparam name="TMessage">A row as it is pushed.</typeparam>
public abstract partial class LiveRows<TMessage>(
    MovedFeed feed, int most, IEventLog log, StaffConnections connections, TimeProvider clock, ILogger logger)
    : PacedService(LiveRows<TMessage>.Pace, clock, logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>Most events, of whatever kind, that a page catches up with one by one.</summary>
    public const int MostMissed = 2_000;

    /// <summary>What a page missed since a position, as far as its member may see it.</summary>
    /// <param name="shown">Ids of the rows that the page shows: they are drawn where too much happened to tell what moved.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<Missed<TMessage>> SinceAsync(StaffScope scope, long position, IReadOnlyList<string> shown, CancellationToken cancel)
    {
        var page = await log.ReadFeedAsync(position, feed.Kinds, MostMissed, cancel);
        var moved = page.Events.Where(feed.Hears).Select(e => e.Stream).Distinct(StringComparer.Ordinal).ToList();
        var whole = !page.More && moved.Count <= most;
        // The head before the rows: what happens in between comes again.
        var head = whole ? page.Position : await log.HeadPositionAsync(cancel);
        var streams = whole ? moved : [.. shown.Take(most).Select(Stream)];
        var rows = streams.Count == 0 ? [] : await DrawAsync(streams, cancel);
        return new(head, [.. rows.Where(r => scope.Allows(r.Division, r.Community)).Select(r => r.Row)], whole);
    }

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
