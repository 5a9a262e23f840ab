using System.Threading.RateLimiting;

namespace CustomerConnect.Web.Staff.Calendar.Feed;

/// <summary>How often one network may ask for feeds: an office full of calendars may, who tries addresses may not.</summary>
public sealed class FeedLimits : IDisposable
{
    /// <summary>Requests of a network in a minute.</summary>
    public const int AMinute = 60;

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <summary>How long the network has to wait; null when it may ask now.</summary>
    public TimeSpan? WaitFor(HttpContext http)
    {
        using var lease = _limiter.AttemptAcquire(http);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
