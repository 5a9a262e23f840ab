using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace CustomerConnect.Web.Live;

/// <summary>
/// How many live connections this node takes in a second. After a restart every open page comes back in the same few seconds; each costs many
/// times what a message costs, and without this those that are back would hear nothing until all are. Who waits has its page as it was served,
/// and is asked to come again only when the queue is full.
/// </summary>
public static class Arrivals
{
    /// <summary>Name of the policy; the hubs require it.</summary>
    public const string Policy = "arrivals";

    /// <summary>Most connections a second, 30 for each core: beside 60 of them two cores still tell 2,000 pages in time (<c>deploy/bench live</c>).</summary>
    public static int MostPerSecond => 30 * Environment.ProcessorCount;

    /// <summary>
    /// Most that wait for their turn, half a minute long: proxies give up after a minute. Those after them are answered 503 and come back by
    /// themselves, each at a moment of its own.
    /// </summary>
    public static int MostWaiting => 30 * MostPerSecond;

    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);

    /// <summary>Adds the limit: one for the pages of visitors on this node, one for those of staff.</summary>
    public static IServiceCollection AddArrivals(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.AddPolicy(Policy, http => RateLimitPartition.GetTokenBucketLimiter(http.GetEndpoint()?.DisplayName, _ => Bucket));
    });

    /// <summary>The limit: who comes first is taken in first.</summary>
    public static TokenBucketRateLimiterOptions Bucket => new()
    {
        TokenLimit = MostPerSecond / 10, TokensPerPeriod = MostPerSecond / 10, ReplenishmentPeriod = _step, AutoReplenishment = true,
        QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };
}
