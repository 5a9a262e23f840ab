using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Journey;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Live;

/// <summary>
/// Tells open pages of the journey, ten times a second: the slots that changed, one message a project however many changed, and to a
/// visit's own pages that its hold is over, and to a reservation's that it has changed.
/// </summary>
public sealed partial class LiveVisits(
    VisitFeed feed, SlotCounts counts, ICatalog catalog, IHubContext<ReserveHub, IReserveClient> hub, TimeProvider clock, ILogger<LiveVisits> logger)
    : PacedService(Audience.Pace, clock, logger)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    /// <summary>Tells what is waiting.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time; the slots are told of later.</exception>
    public async Task TellAsync(CancellationToken cancel)
    {
        var (slots, visits, reservations) = feed.Take();
        foreach (var visit in visits)
        {
            await SendAsync(hub.Clients.Group(ReserveHub.VisitGroup(visit)).Visit(), visit);
        }

        foreach (var reservation in reservations)
        {
            await SendAsync(hub.Clients.Group(ReserveHub.ReservationGroup(reservation)).Reservation(), reservation);
        }

        foreach (var changed in slots.GroupBy(s => s.Project))
        {
            try
            {
                await TellAsync(changed.Key, [.. changed], cancel);
            }
            catch
            {
                feed.Return(changed);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    protected override string Work => "Telling open pages of appointments and holds";

    /// <inheritdoc/>
    protected override Task TurnAsync(CancellationToken cancel) => TellAsync(cancel);

    private async Task TellAsync(ProjectId id, IReadOnlyCollection<SlotKey> changed, CancellationToken cancel)
    {
        if (await catalog.ProjectAsync(id.Value, cancel) is { } found)
        {
            var now = Clock.GetUtcNow();
            var message = SlotsMessage.Of(found.Project, changed, await counts.ReadAsync(found.Project, now, cancel), now);
            await SendAsync(hub.Clients.Group(ReserveHub.ProjectGroup(id.Value)).Slots(message), id.Value);
        }
    }

    // A slow page must not make the others wait: its connection ends at the transport's time-out.
    private async Task SendAsync(Task sent, string what)
    {
        try
        {
            await sent.WaitAsync(_patience, Clock);
        }
        catch (TimeoutException)
        {
            LogSlow(logger, what);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page that looks at {What} is slow to take a message")]
    private static partial void LogSlow(ILogger logger, string what);
}
