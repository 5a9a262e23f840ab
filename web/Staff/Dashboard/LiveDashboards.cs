using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Staff.Live;
using Microsoft.AspNetCore.SignalR;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>Keeps open dashboards current. Members who may see the same share one.</summary>
public sealed class LiveDashboards(
    DashboardFeed feed, DashboardReader reader, StaffRenderer renderer, IHubContext<StaffHub, IStaffClient> hub, TimeProvider clock,
    ILogger<LiveDashboards> logger) : LiveParts<StaffScope>(hub, clock, logger)
{
    /// <inheritdoc/>
    protected override string Work => "Keeping dashboards current";

    /// <inheritdoc/>
    protected override Task<Func<StaffScope, bool>?> MovedAsync(CancellationToken cancel) => Task.FromResult(feed.TakeFor<StaffScope>());

    /// <inheritdoc/>
    protected override string Group(StaffScope page) => $"dashboard {page.Key}";

    /// <inheritdoc/>
    protected override async Task<IReadOnlyDictionary<string, string>> DrawAsync(StaffScope page, CancellationToken cancel)
    {
        var parts = new Dictionary<string, object?> { [nameof(FiguresPart.Parts)] = await reader.ReadAsync(page, cancel) };
        (string Name, Type Component)[] components =
        [
            ("figures", typeof(FiguresPart)), ("attention", typeof(AttentionPart)), ("reservations", typeof(ReservationsPart)),
            ("appointments", typeof(AppointmentsPart)),
        ];
        var drawn = await renderer.DrawAsync(components.Select(c => (c.Component, (IReadOnlyDictionary<string, object?>)parts)));
        return components.Select((c, i) => ($"[data-part={c.Name}]", drawn[i])).ToDictionary();
    }
}
