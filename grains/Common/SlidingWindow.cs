using System.Collections.Immutable;

namespace CustomerConnect.Grains;

/// <summary>
/// At most so many in any stretch of time of the window's length, first come first served. Remembers when each was taken, so that a
/// burst at the edge of a minute never lets twice as many in.
/// </summary>
public static class SlidingWindow
{
    /// <summary>Takes one.</summary>
    /// <param name="taken">Times of those taken before, in milliseconds, oldest first.</param>
    /// <param name="now">Milliseconds, on the same scale.</param>
    /// <param name="limit">How many the window holds; 0 or less lets nobody in.</param>
    /// <param name="window">Its length; after exactly this long a place is free again.</param>
    /// <returns>Whether one was taken, the times to remember, and how long until a place is free (zero when it was taken).</returns>
    public static (bool Taken, ImmutableArray<long> Times, TimeSpan RetryAfter) Take(
        ImmutableArray<long> taken, long now, int limit, TimeSpan window)
    {
        var from = now - (long)window.TotalMilliseconds;
        var times = taken.RemoveAll(at => at <= from);
        if (limit <= 0)
        {
            return (false, times, window);
        }

        return times.Length < limit
            ? (true, times.Add(now), TimeSpan.Zero)
            : (false, times, TimeSpan.FromMilliseconds(times[^limit] - from));
    }
}
