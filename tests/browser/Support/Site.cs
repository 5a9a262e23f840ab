using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CustomerConnect.TestSupport;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>
/// The product as people run it: a process of its own with an empty database, on a free port, started when its first visitor comes. A class
/// that kills it, changes settings or counts what it shows has its own; the others share one, for a start is most of a short test.
/// </summary>
public class Site : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customer-connect-browser-");
    private readonly int _port = PostgresServer.FreePort();
    private Process? _process;

    /// <summary>Address of the site, without a trailing slash.</summary>
    public string Address => $"http://127.0.0.1:{_port}";

    /// <inheritdoc />
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts it for its first visitor.</summary>
    public ValueTask ReadyAsync() => _process is null ? StartAsync() : ValueTask.CompletedTask;

    /// <summary>Starts it, with the data and on the port that it had before, and waits until it answers.</summary>
    public async ValueTask StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Built()])
        {
            WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["DOTNET_TieredPGO"] = "0"; // It does not live long enough to gain from being measured.
        foreach (var (name, value) in SiloOfItsOwn.Settings())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = _process = Process.Start(start)!;
        var said = new Queue<string>();
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new(Address), Timeout = TimeSpan.FromSeconds(20) };
        await Eventually.HoldsAsync(
            async () => process.HasExited ? throw new InvalidOperationException(Last(said)) : await AnswersAsync(http), "the site answers", TimeSpan.FromMinutes(3));
    }

    /// <summary>Kills it as a power cut would: nothing is said to anybody.</summary>
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

    /// <summary>Changes what staff would have set, while the site is stopped.</summary>
    /// <param name="sql">Statements for its database.</param>
    public async Task SetAsync(string sql)
    {
        await ReadyAsync();
        await KillAsync();
        await MeddleAsync(sql);
        await StartAsync();
    }

    /// <summary>Changes its database beside it, as nothing of the product would.</summary>
    /// <param name="sql">Statements.</param>
    public async Task MeddleAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Keeps it from writing until what is returned is let go.</summary>
    public async Task<IAsyncDisposable> BlockAsync()
    {
        var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "begin immediate";
        await command.ExecuteNonQueryAsync();
        return connection; // Closed, it gives back what it began.
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "data", "customer-connect.db")};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/c/alder-ferry")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }

    // The site that was built beside these tests, in the same configuration.
    private static string Built()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "web", "bin", output.Parent.Name, output.Name, "CustomerConnect.Web.dll");
    }

    private static void Keep(Queue<string> said, string? line)
    {
        lock (said)
        {
            said.Enqueue(line ?? "");
            while (said.Count > 40)
            {
                said.Dequeue();
            }
        }
    }

    private static string Last(Queue<string> said)
    {
        lock (said)
        {
            return "The site ended at once: " + string.Join('\n', said);
        }
    }
}
