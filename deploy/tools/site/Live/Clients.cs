using System.Diagnostics;
using System.Text.Json;

namespace CustomerConnect.SiteBench.Live;

/// <summary>What the open pages saw.</summary>
/// <param name="Seen">Pushed changes, all pages together.</param>
/// <param name="Lost">Changes that a connected page did not hear, and pages that are wrong in the end.</param>
/// <param name="P50">Median from asked to seen, in milliseconds.</param>
/// <param name="P99">99th percentile of the same.</param>
/// <param name="CalmP99">The same before anything was broken.</param>
/// <param name="WithWaitingP99">The same of all pages, also those that waited to come back: until what changed meanwhile was on them.</param>
internal sealed record Heard(
    long Seen, long Lost, double P50, double P99, double VisitorsP99, double StaffP99, double CalmP99, double WithWaitingP99, IReadOnlyList<string> Examples);

/// <summary>Open pages: a Node process with as many connections as there are visitors and staff (clients.mjs).</summary>
internal sealed class Clients : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    /// <summary>Starts it.</summary>
    public Clients(string address, string cookie, int visitors, int staff, string project, string statuses)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Live", "clients.mjs")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        Say(new { address, cookie, visitors, staff, project, statuses, packages = Path.Combine(Site.Web, "assets", "package.json") });
    }

    /// <summary>Processor time that they have used since their start, in seconds.</summary>
    public double ProcessorSeconds => _process.TotalProcessorTime.TotalSeconds;

    /// <summary>Waits until every page is connected and has caught up; how many seconds that took by its own clock.</summary>
    /// <exception cref="TimeoutException">It takes more than three minutes.</exception>
    public async Task<double> AllConnectedAsync() => JsonSerializer.Deserialize<double>(await LineAsync());

    /// <summary>Tells what there was to see, and takes what was seen.</summary>
    public async Task<Heard> EndAsync(IEnumerable<Change> changes)
    {
        Say(changes);
        var line = await LineAsync();
        while (!line.StartsWith('{')) // A page had lost its connection once more, and is back.
        {
            line = await LineAsync();
        }

        return JsonSerializer.Deserialize<Heard>(line, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Say(object message)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(message, JsonSerializerOptions.Web));
        _process.StandardInput.Flush();
    }

    private async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(_patience) ?? throw new InvalidOperationException("The clients ended.");
}
