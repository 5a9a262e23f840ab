using System.Collections.Concurrent;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Staff.Live;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>
/// Keeps open dashboards current. Members who may see the same share one: it is read and drawn once a node, at most once a second, and
/// the parts of it that look different are sent. The clock alone moves figures too (a hold's last minutes, midnight), so it is also drawn
/// now and then when nothing happens.
/// </summary>
public sealed class LiveDashboards(
    DashboardFeed feed, DashboardReader reader, StaffRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock,
    ILogger<LiveDashboards> logger) : PacedService(LiveDashboards.Pace, clock, logger)
{
    /// <summary>How often dashboards are told.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>How long a dashboard stands that nothing happened to.</summary>
    public static readonly TimeSpan ByTheClock = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (StaffScope Scope, string Group)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _shown = new(StringComparer.Ordinal);
    private DateTimeOffset _drawn;

    /// <summary>A page looks from now on; what it would show now, as streams.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> WatchAsync(string connection, StaffScope scope, CancellationToken cancel)
    {
        var group = $"dashboard {scope.Key}";
        // First heard, then read: what changes in between comes by either way.
        await hub.Groups.AddToGroupAsync(connection, group, cancel);
        _open[connection] = (scope, group);
        return Streams(await DrawAsync(scope, cancel));
    }

    /// <summary>A page looks no more.</summary>
    public void Leave(string connection) => _open.TryRemove(connection, out _);

    /// <summary>Tells what looks different from the last time.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; it is told of later.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        var watched = _open.Values.DistinctBy(w => w.Group).ToList();
        foreach (var left in _shown.Keys.Except(watched.Select(w => w.Group), StringComparer.Ordinal).ToList())
        {
            _shown.Remove(left);
        }

        if (watched.Count == 0 || !(feed.Take() || Clock.GetUtcNow() - _drawn >= ByTheClock))
        {
            return;
        }

        try
        {
            foreach (var (scope, group) in watched)
            {
                var parts = await DrawAsync(scope, cancel);
                var before = _shown.GetValueOrDefault(group);
                _shown[group] = parts;
                if (Streams(parts.Where(p => before is null || before[p.Key] != p.Value)) is { Length: > 0 } streams)
                {
                    await hub.Clients.Group(group).Draw(streams).WaitAsync(Pace, Clock, cancel);
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

    /// <inheritdoc/>
    protected override string Work => "Keeping dashboards current";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    private static string Streams(IEnumerable<KeyValuePair<string, string>> parts) =>
        string.Concat(parts.Select(p => StaffRenderer.Stream($"[data-part={p.Key}]", p.Value)));

    private async Task<IReadOnlyDictionary<string, string>> DrawAsync(StaffScope scope, CancellationToken cancel)
    {
        var parts = new Dictionary<string, object?> { [nameof(FiguresPart.Parts)] = await reader.ReadAsync(scope, cancel) };
        (string Name, Type Component)[] components =
        [
            ("figures", typeof(FiguresPart)), ("attention", typeof(AttentionPart)), ("reservations", typeof(ReservationsPart)),
            ("appointments", typeof(AppointmentsPart)),
        ];
        var drawn = await renderer.DrawAsync(components.Select(c => (c.Component, (IReadOnlyDictionary<string, object?>)parts)));
        return components.Select((c, i) => (c.Name, drawn[i])).ToDictionary();
    }
}
