using CustomerConnect.Units;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Queue;

/// <summary>Tells the open pages of those who wait where they stand, ten times a second at most and one message a home.</summary>
public sealed class LiveQueues(
    QueueFeed feed, IGrainFactory grains, IHubContext<ReserveHub, IReserveClient> hub, TimeProvider clock, ILogger<LiveQueues> logger)
    : PacedService(Audience.Pace, clock, logger)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override string Work => "Telling open pages of queues";

    /// <inheritdoc/>
    protected override async Task TurnAsync(CancellationToken cancel)
    {
        var units = feed.Take();
        var told = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var unit in units)
            {
                var message = QueueMessage.Of(await grains.GetGrain<IUnitGrain>(unit).Look());
                await hub.Clients.Group(ReserveHub.QueueGroup(unit)).Queue(message).WaitAsync(_patience, Clock, cancel);
                told.Add(unit);
            }
        }
        catch
        {
            feed.Remember(units.Except(told));
            throw;
        }
    }
}
