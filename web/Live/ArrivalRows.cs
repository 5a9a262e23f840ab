using System.Threading.RateLimiting;

namespace CustomerConnect.Web.Live;

/// <summary>The rows in which live connections wait to be taken in, one for each hub, and the places of a network in them.</summary>
public sealed class ArrivalRows(ArrivalLimits limits) : IDisposable
{
    private readonly Dictionary<string, TokenBucketRateLimiter> _rows = new(StringComparer.Ordinal);

    /// <summary>What one network's connections to a hub go through.</summary>
    public RateLimiter For(string hub)
    {
        lock (_rows)
        {
            if (!_rows.TryGetValue(hub, out var row))
            {
                _rows.Add(hub, row = new(limits.Row));
            }

            return new Network(row, limits);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var row in _rows.Values)
        {
            row.Dispose();
        }
    }

    // First a place in the row, then one's turn in it; the place is free again as soon as one is taken in.
    private sealed class Network(RateLimiter row, ArrivalLimits limits) : RateLimiter
    {
        private readonly ConcurrencyLimiter _places = new(limits.Places);

        public override TimeSpan? IdleDuration => _places.IdleDuration;

        public override RateLimiterStatistics? GetStatistics() => _places.GetStatistics();

        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            using var place = _places.AttemptAcquire(permitCount);
            return place.IsAcquired ? row.AttemptAcquire(permitCount) : new Refused();
        }

        protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            end.CancelAfter(limits.Patience);
            try
            {
                using var place = await _places.AcquireAsync(permitCount, end.Token);
                return place.IsAcquired ? await row.AcquireAsync(permitCount, end.Token) : new Refused();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new Refused(); // Waited too long.
            }
        }

        protected override void Dispose(bool disposing)
        {
            _places.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Refused : RateLimitLease
    {
        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
