using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>Registration of the panel of a session.</summary>
internal static class DetailsServices
{
    /// <summary>Adds what reads it and what keeps it current.</summary>
    public static IServiceCollection AddDetails(this IServiceCollection services) => services
        .AddSingleton<History>()
        .AddSingleton<DetailsFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<DetailsFeed>())
        .AddSingleton<LiveDetails>()
        .AddHostedService(provider => provider.GetRequiredService<LiveDetails>());
}
