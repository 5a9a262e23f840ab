using System.Collections.Concurrent;

namespace CustomerConnect.Storage.Log.Due;

/// <summary>How often a stream's wake has failed in this process in a row, and how long it therefore waits.</summary>
internal sealed class Failures(TimeSpan lease)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts a failure. The wait doubles from the lease up to five minutes.</summary>
    public (int Count, TimeSpan Wait) Add(string stream)
    {
        if (_counts.Count >= MostRemembered)
        {
            // That many at once is an outage: all start from the lease again.
            _counts.Clear();
        }

        var count = _counts.AddOrUpdate(stream, 1, (_, before) => before + 1);
        var wait = lease * Math.Pow(2, Math.Min(count - 1, 20));
        return (count, wait < Longest ? wait : Longest);
    }

    /// <summary>The stream was woken.</summary>
    public void Forget(string stream) => _counts.TryRemove(stream, out _);
}
