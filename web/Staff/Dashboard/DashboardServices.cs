using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Storage.Staff.Dashboard;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>Registration of the dashboard.</summary>
internal static class DashboardServices
{
    /// <summary>Adds what reads it and what keeps it current.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<DashboardTable>()
        .AddSingleton<DashboardReader>()
        .AddSingleton<DashboardFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<DashboardFeed>())
        .AddSingleton<LiveDashboards>()
        .AddHostedService(provider => provider.GetRequiredService<LiveDashboards>());
}
