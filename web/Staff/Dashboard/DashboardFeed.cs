using CustomerConnect.Web.Staff.Live;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>Remembers that something happened which dashboards count.</summary>
public sealed class DashboardFeed() : ChangedFeed("session.", "reservation.", "deposit.");
