using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>
/// Keeps open pages of a kind current, in parts. Pages that show the same share one drawing: it is read and drawn once a node, at most once a
/// second, and the parts of it that look different are sent. The clock alone moves things too (a hold's last minutes, midnight), so it is
/// also drawn now and then when nothing happens.
/// </summary>
/// <typeparam name="TPage">What a page shows, and to whom.</typeparam>
public abstract partial class LiveParts<TPage>(IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock, ILogger logger)
    : PacedService(TimeSpan.FromSeconds(1), clock, logger) where TPage : notnull
{
    // Pages that are read and drawn at one time: one that takes long does not keep the others waiting, and all at once would keep visitors waiting.
    private const int AtOneTime = 4;

    // How long a page stands that nothing happened to, and how long a send may take.
    private static readonly TimeSpan _byTheClock = TimeSpan.FromSeconds(30), _patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (TPage Page, string Group)> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _shown = new(StringComparer.Ordinal);

    // Groups that could not be drawn: they are in the next turn.
    private readonly ConcurrentDictionary<string, bool> _late = new(StringComparer.Ordinal);
    private DateTimeOffset _drawn;

    /// <summary>A page looks from now on, in place of what its connection looked at before; what it would show now, as streams.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> WatchAsync(string connection, TPage page, CancellationToken cancel)
    {
        await LeaveAsync(connection, cancel);
        var group = Group(page);
        // First heard, then read: what changes in between comes by either way.
        await hub.Groups.AddToGroupAsync(connection, group, cancel);
        _open[connection] = (page, group);
        return Streams(await DrawAsync(page, cancel));
    }

    /// <summary>A page looks no more.</summary>
    public Task LeaveAsync(string connection, CancellationToken cancel) =>
        _open.TryRemove(connection, out var left) ? hub.Groups.RemoveFromGroupAsync(connection, left.Group, cancel) : Task.CompletedTask;

    /// <summary>Tells what looks different from the last time.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; it is told of later.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        var watched = _open.Values.DistinctBy(w => w.Group).ToList();
        foreach (var left in _shown.Keys.Except(watched.Select(w => w.Group), StringComparer.Ordinal).ToList())
        {
            _shown.TryRemove(left, out _);
            _late.TryRemove(left, out _);
        }

        if (watched.Count == 0)
        {
            Forget();
            return;
        }

        var moved = await MovedAsync(cancel);
        var byTheClock = Clock.GetUtcNow() - _drawn >= _byTheClock;
        var due = watched.Where(w => byTheClock || _late.ContainsKey(w.Group) || moved?.Invoke(w.Page) == true).ToList();
        var trouble = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOneTime, CancellationToken = cancel }, async (w, c) =>
        {
            try
            {
                await TellAsync(w.Page, w.Group, c);
                _late.TryRemove(w.Group, out _);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _late[w.Group] = true;
                trouble.Enqueue(e);
            }
        });
        if (byTheClock)
        {
            _drawn = Clock.GetUtcNow();
        }

        if (trouble.TryPeek(out var first))
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    /// <summary>Which pages may look different since the last time; null when nothing happened.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; nothing is forgotten.</exception>
    protected abstract Task<Func<TPage, bool>?> MovedAsync(CancellationToken cancel);

    /// <summary>Nobody looks: what moved need not be remembered.</summary>
    protected virtual void Forget()
    {
    }

    /// <summary>What of a drawing is compared with the one before: all that a reader sees.</summary>
    protected virtual string Compared(string html) => html;

    /// <summary>A name for what a page shows: pages with the same name show the same.</summary>
    protected abstract string Group(TPage page);

    /// <summary>What the parts of a page look like now, by the elements they are in (a CSS selector).</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    protected abstract Task<IReadOnlyDictionary<string, string>> DrawAsync(TPage page, CancellationToken cancel);

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    private async Task TellAsync(TPage page, string group, CancellationToken cancel)
    {
        var parts = await DrawAsync(page, cancel);
        var before = _shown.GetValueOrDefault(group);
        _shown[group] = parts;
        if (Streams(parts.Where(p => before?.GetValueOrDefault(p.Key) is not { } old || Compared(old) != Compared(p.Value))) is { Length: > 0 } streams)
        {
            try
            {
                await hub.Clients.Group(group).Draw(streams).WaitAsync(_patience, Clock, cancel);
            }
            catch (TimeoutException)
            {
                // A slow page must not make the others wait: its connection ends at the transport's time-out, and it comes back to a snapshot.
                LogSlow(Logger, group);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page of {Group} is slow to take a message")]
    private static partial void LogSlow(ILogger logger, string group);

    private static string Streams(IEnumerable<KeyValuePair<string, string>> parts) => string.Concat(parts.Select(p => StaffRenderer.Stream(p.Key, p.Value)));
}
