using CustomerConnect.Web.Staff.Calendar;
using CustomerConnect.Web.Staff.Dashboard;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Identities;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Pages that are kept current in parts; a connection looks at one of them at a time.</summary>
public sealed class WatchedPages(LiveDashboards dashboards, LiveCalendars calendars, LiveIdentityFigures identities, LiveDetails details)
{
    /// <summary>Dashboards.</summary>
    public LiveDashboards Dashboards => dashboards;

    /// <summary>Calendars.</summary>
    public LiveCalendars Calendars => calendars;

    /// <summary>Panels of sessions.</summary>
    public LiveDetails Details => details;

    /// <summary>Figures of the identity panels.</summary>
    public LiveIdentityFigures Identities => identities;

    /// <summary>The connection's page looks no more.</summary>
    public async Task LeaveAsync(string connection, CancellationToken cancel)
    {
        await dashboards.LeaveAsync(connection, cancel);
        await calendars.LeaveAsync(connection, cancel);
        await identities.LeaveAsync(connection, cancel);
        await details.LeaveAsync(connection, cancel);
    }
}
