using System.Text;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Storage.Writer;

/// <summary>Appends to streams that all callers of all processes share, and prints <c>+ stream version command</c> for each success.</summary>
internal sealed class Caller(IEventLog log, int seed)
{
    private const int Streams = 40;
    private readonly Random _random = new(seed ^ Environment.ProcessId);
    private readonly Dictionary<string, int> _versions = [];

    public async Task RunAsync()
    {
        while (true)
        {
            var unit = $"u{_random.Next(Streams)}";
            var stream = "unit/" + unit;
            var expected = _versions.GetValueOrDefault(stream);
            var command = Guid.NewGuid();
            var outcome = await log.AppendAsync(Next(unit, stream, expected, command));
            if (outcome.Result == AppendResult.Written)
            {
                Console.WriteLine($"+ {stream} {outcome.Version} {command:n}");
            }

            // After Unknown and Unavailable nothing is known of the stream: the next append finds out by its conflict.
            _versions[stream] = outcome.Result is AppendResult.Unknown or AppendResult.Unavailable ? 0 : outcome.Version;
        }
    }

    private Append Next(string unit, string stream, int expected, Guid command)
    {
        var count = _random.Next(1, 4);
        var data = Encoding.UTF8.GetBytes($$"""{"of":{{count}}}""");
        var version = (long)expected + count;
        return new Append(stream, expected, command, TimeProvider.System.GetUtcNow(),
            [.. Enumerable.Repeat(new EventData("test.written", 1, data), count)],
            [
                new RowChange(ReadModelTables.Unit, unit, [unit, "p", version, "held", 1L, "USD", null, null, null, null, 0L, version]),
                new RowChange(ReadModelTables.Due, stream, version % 2 == 0 ? null : [stream, version, 0L]),
            ]);
    }
}
