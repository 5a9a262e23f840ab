using System.Diagnostics;
using CustomerConnect.TestSupport;

namespace CustomerConnect.SiteBench;

/// <summary>The site as people run it, with the demonstration, in a folder that goes with it. Warm: a first visitor does not wait for its start.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const double Idle = 0.2; // Seconds of processor in two: its pollers.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customer-connect-site-");
    private readonly int _port = PostgresServer.FreePort();
    private readonly string? _postgres;
    private Process? _process;

    private Site(string? postgres) => _postgres = postgres;

    /// <summary>Where it is, without a trailing slash.</summary>
    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>Its database where it has no PostgreSQL.</summary>
    public string Sqlite => Path.Combine(_folder.FullName, "data", "customer-connect.db");

    /// <summary>Processor time that it has used since its start, in seconds.</summary>
    public double ProcessorSeconds => _process!.TotalProcessorTime.TotalSeconds;

    /// <summary>The web's folder in the repository.</summary>
    public static string Web => Path.Combine(Output.Parent!.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "web");

    private static DirectoryInfo Output => new(AppContext.BaseDirectory);

    /// <summary>Starts a site and waits until it answers.</summary>
    /// <param name="postgres">A connection string; null for the embedded database.</param>
    /// <exception cref="TimeoutException">It does not answer within two minutes.</exception>
    public static async Task<Site> StartAsync(string? postgres = null)
    {
        var site = new Site(postgres);
        await site.StartAgainAsync();
        return site;
    }

    /// <summary>Starts it after <see cref="KillAsync"/>, on the same port and data, and waits until it answers.</summary>
    /// <exception cref="TimeoutException">It does not answer within two minutes.</exception>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Built()]) { WorkingDirectory = _folder.FullName, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address;
        foreach (var (name, value) in SiloOfItsOwn.Settings())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        if (_postgres is not null)
        {
            start.Environment["Storage__Postgres__ConnectionString"] = _postgres;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { }; // Read, so that it does not wait for us.
        _process.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var watch = Stopwatch.StartNew(); !await AnswersAsync(http); await Task.Delay(200))
        {
            if (watch.Elapsed > _patience || _process.HasExited)
            {
                await KillAsync();
                throw new TimeoutException("The site does not start.");
            }
        }
    }

    /// <summary>Waits until it has caught up with what was put into its database: it hardly uses the processor any more.</summary>
    /// <exception cref="TimeoutException">It is still busy after two minutes.</exception>
    public async Task SettleAsync()
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            var before = ProcessorSeconds;
            await Task.Delay(TimeSpan.FromSeconds(2));
            _process!.Refresh();
            if (ProcessorSeconds - before < Idle)
            {
                return;
            }

            if (watch.Elapsed > _patience)
            {
                throw new TimeoutException("The site does not come to rest.");
            }
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync($"{Address}/c/alder-ferry")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }

    // The site as it goes to production, beside this program's engine (deploy/bench, run).
    private static string Built() => Path.Combine(Web, Output.Parent!.Parent!.Name, "site", "CustomerConnect.Web.dll");
}
