using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CustomerConnect.PageBench;

/// <summary>The site as people run it, with the demonstration, in a folder that goes with it. Warm: a first visitor does not wait for its start.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customer-connect-pages-");
    private readonly Process _process;

    private Site(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("dotnet", [Built()]) { WorkingDirectory = _folder.FullName, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { }; // Read, so that it does not wait for us.
        _process.BeginOutputReadLine();
    }

    /// <summary>Where it is, without a trailing slash.</summary>
    public string Address { get; }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="TimeoutException">It does not answer within two minutes.</exception>
    public static async Task<Site> StartAsync()
    {
        var site = new Site(FreePort());
        using var http = new HttpClient();
        for (var watch = Stopwatch.StartNew(); !await AnswersAsync(http, site.Address); await Task.Delay(200))
        {
            if (watch.Elapsed > _patience || site._process.HasExited)
            {
                await site.DisposeAsync();
                throw new TimeoutException("The site does not start.");
            }
        }

        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string address)
    {
        try
        {
            return (await http.GetAsync($"{address}/c/alder-ferry")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The site that was built beside this program, in the same configuration.
    private static string Built()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "web", output.Parent.Parent.Name, output.Parent.Name, output.Name, "CustomerConnect.Web.dll");
    }
}
