using System.Threading.RateLimiting;

namespace CustomerConnect.Web.Live;

/// <summary>How many live connections a node takes, by its cores.</summary>
public sealed record ArrivalLimits(int Cores)
{
    /// <summary>Connections a second and core: beside 60 of them two cores still tell 2,000 pages in time (<c>deploy/bench live</c>).</summary>
    public const int EachCore = 30;

    /// <summary>
    /// The row that all stand in, half a minute long: who comes first is taken in first. Those after them are answered 503 and come back by
    /// themselves, each at a moment of its own.
    /// </summary>
    public TokenBucketRateLimiterOptions Row { get; init; } = new()
    {
        TokenLimit = Cores * EachCore / 10, TokensPerPeriod = Cores * EachCore / 10, ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        AutoReplenishment = true, QueueLimit = 30 * Cores * EachCore, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    /// <summary>Places of a network in that row, a fifth of a second of it; behind them as many may wait as if nobody else came.</summary>
    public ConcurrencyLimiterOptions Places => new()
    {
        PermitLimit = 2 * Row.TokensPerPeriod, QueueLimit = Row.QueueLimit, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    /// <summary>Longest that a connection waits, those of its own network before it and others beside: proxies give up after a minute.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(45);
}
