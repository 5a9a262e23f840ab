using System.Collections.Concurrent;
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
public abstract class LiveParts<TPage>(ChangedFeed feed, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock, ILogger logger)
    : PacedService(TimeSpan.FromSeconds(1), clock, logger) where TPage : notnull
{
    // How long a page stands that nothing happened to, and how long a send may take.
    private static readonly TimeSpan _byTheClock = TimeSpan.FromSeconds(30), _patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (TPage Page, string Group)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _shown = new(StringComparer.Ordinal);
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
            _shown.Remove(left);
        }

        if (watched.Count == 0 || !(feed.Take() || Clock.GetUtcNow() - _drawn >= _byTheClock))
        {
            return;
        }

        try
        {
            foreach (var (page, group) in watched)
            {
                var parts = await DrawAsync(page, cancel);
                var before = _shown.GetValueOrDefault(group);
                _shown[group] = parts;
                if (Streams(parts.Where(p => before?.GetValueOrDefault(p.Key) != p.Value)) is { Length: > 0 } streams)
                {
                    await hub.Clients.Group(group).Draw(streams).WaitAsync(_patience, Clock, cancel);
                }
            }

            _drawn = Clock.GetUtcNow();
        }
        catch
        {
            feed.Return();
            throw;
        }
    }

    /// <summary>A name for what a page shows: pages with the same name show the same.</summary>
    protected abstract string Group(TPage page);

    /// <summary>What the parts of a page look like now, by the elements they are in (a CSS selector).</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    protected abstract Task<IReadOnlyDictionary<string, string>> DrawAsync(TPage page, CancellationToken cancel);

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    private static string Streams(IEnumerable<KeyValuePair<string, string>> parts) => string.Concat(parts.Select(p => StaffRenderer.Stream(p.Key, p.Value)));
}
