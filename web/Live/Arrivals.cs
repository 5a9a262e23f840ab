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

    /// <summary>Most connections a second: beside them two cores still tell 2,000 pages in time (<c>deploy/bench live</c>).</summary>
    public const int MostPerSecond = 100;

    /// <summary>Most that wait for their turn; those after them are answered 503 and come back by themselves.</summary>
    public const int MostWaiting = 10_000;

    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(100);

    /// <summary>Adds the limit, one for all hubs of this node.</summary>
    public static IServiceCollection AddArrivals(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.AddPolicy(Policy, _ => RateLimitPartition.GetTokenBucketLimiter(Policy, _ => Bucket));
    });

    /// <summary>The limit: who comes first is taken in first.</summary>
    public static TokenBucketRateLimiterOptions Bucket => new()
    {
        TokenLimit = MostPerSecond / 10, TokensPerPeriod = MostPerSecond / 10, ReplenishmentPeriod = _step, AutoReplenishment = true,
        QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };
}
