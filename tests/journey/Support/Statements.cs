using System.Collections.Concurrent;
using System.Diagnostics;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>The statements that reach one PostgreSQL database while this is there, as its driver tells them: without their values.</summary>
public sealed class Statements : IDisposable
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ActivityListener _listener;

    /// <param name="database">Name of the database.</param>
    public Statements(string database)
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") as string == database && activity.GetTagItem("db.query.text") is string text)
                {
                    _seen.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How often each was run since the last time.</summary>
    public Dictionary<string, int> Take()
    {
        var taken = new Dictionary<string, int>();
        while (_seen.TryDequeue(out var text))
        {
            taken[text] = taken.GetValueOrDefault(text) + 1;
        }

        return taken;
    }

    public void Dispose() => _listener.Dispose();
}
