using System.Threading.RateLimiting;
using CustomerConnect.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace CustomerConnect.Web.Live;

/// <summary>
/// How many live connections this node takes in a second. After a restart every open page comes back in the same few seconds; each costs many
/// times what a message costs, and without this those that are back would hear nothing until all are. Who waits has its page as it was served,
/// and is asked to come again only when the row is full. A network has few places in the row, and its others wait behind those: thousands of
/// pages of one office come in as fast as the node takes them, and nobody else waits for them.
/// </summary>
public static class Arrivals
{
    /// <summary>Name of the policy; the hubs require it.</summary>
    public const string Policy = "arrivals";

    /// <summary>Adds the limit: a row for the pages of visitors on this node, one for those of staff.</summary>
    public static IServiceCollection AddArrivals(this IServiceCollection services)
    {
        services.AddSingleton(new ArrivalLimits(Environment.ProcessorCount)).AddSingleton<ArrivalRows>().AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<ArrivalRows>((options, rows) =>
        {
            options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
            options.AddPolicy(Policy, http => RateLimitPartition.Get(
                (Hub: http.GetEndpoint()?.DisplayName ?? "", Network: http.Network()), who => rows.For(who.Hub)));
        });
        return services;
    }

    /// <summary>Puts the limit in front of the hubs; what is no socket does not get so far, as pages ask for nothing else there.</summary>
    public static IApplicationBuilder UseArrivals(this IApplicationBuilder app) => app
        .UseWebSockets()
        .Use((http, next) =>
        {
            if (http.WebSockets.IsWebSocketRequest || http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName != Policy)
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            http.Response.Headers[HeaderNames.Upgrade] = "websocket";
            return Task.CompletedTask;
        })
        .UseRateLimiter();
}
