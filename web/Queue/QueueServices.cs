using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Web.Queue;

/// <summary>Queues behind homes that are in progress.</summary>
public static class QueueServices
{
    /// <summary>Adds what tells open pages.</summary>
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<QueueFeed>()
        .AddSingleton<IEventFeedConsumer>(provider => provider.GetRequiredService<QueueFeed>())
        .AddHostedService<LiveQueues>();

    /// <summary>Maps <c>/reserve/queue</c>, and the address in messages.</summary>
    public static IEndpointRouteBuilder MapQueues(this IEndpointRouteBuilder routes)
    {
        Endpoint.Map(routes);
        OfferEndpoint.Map(routes);
        return routes;
    }
}
