using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CustomerConnect.TestSupport;

/// <summary>
/// A PostgreSQL server of the test run's own: on a free loopback port, in a temporary folder, fsync on. It runs as the
/// user of the tests, or as <c>postgres</c> when that is root, and ends with the process that started it, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(StartAsync);
    private readonly Process _shell;
    private readonly SemaphoreSlim _turn = new(1);

    private PostgresServer(Process shell, int port)
    {
        _shell = shell;
        Port = port;
    }

    /// <summary>The server that all tests of this process share; started by the first who asks.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedServer.Value;

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Connection string to one of its databases, as superuser.</summary>
    public string ConnectionString(string database = "postgres") =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Timeout=15;Command Timeout=30";

    /// <summary>Starts a server of the caller's own, for tests that stop or pause it. Dispose of it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or did not start.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        var port = FreePort();
        var server = new PostgresServer(StartShell(port), port);
        await server.AskAsync("start");
        return server;
    }

    /// <summary>Ends the server as a crash would: connections break, what was committed is kept.</summary>
    public Task CrashAsync() => AskAsync("stop");

    /// <summary>Starts it again after <see cref="CrashAsync"/>, with the same data and port.</summary>
    public Task StartAgainAsync() => AskAsync("start");

    /// <summary>Stops all its processes where they are (SIGSTOP): connections stay and nobody answers.</summary>
    public Task PauseAsync() => AskAsync("pause");

    /// <summary>Lets it go on after <see cref="PauseAsync"/>.</summary>
    public Task ResumeAsync() => AskAsync("resume");

    /// <summary>Ends the server and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().WaitAsync(Patience);
        _shell.Dispose();
        _turn.Dispose();
    }

    private static Process StartShell(int port)
    {
        using var script = typeof(PostgresServer).Assembly.GetManifestResourceStream("postgres.sh")!;
        using var text = new StreamReader(script);
        var start = new ProcessStartInfo
        {
            FileName = Environment.IsPrivilegedProcess ? "runuser" : "setsid",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A session of its own: what kills the run does not keep the shell from cleaning up.
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["-u", "postgres", "--", "setsid"] : [];
        foreach (var argument in (string[])[.. asPostgres, "sh", "-c", text.ReadToEnd(), "sh", Binaries(), $"{port}"])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private async Task AskAsync(string command)
    {
        await _turn.WaitAsync(Patience);
        try
        {
            await _shell.StandardInput.WriteLineAsync(command);
            await _shell.StandardInput.FlushAsync();
            var answer = await _shell.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            if (answer != "ok")
            {
                _shell.StandardInput.Close();
                var why = await _shell.StandardError.ReadToEndAsync().WaitAsync(Patience);
                throw new InvalidOperationException($"PostgreSQL did not {command}:\n{why}");
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return Environment.GetEnvironmentVariable("PG_BIN")
            ?? versions.OrderByDescending(path => int.Parse(Path.GetFileName(path))).Select(path => path + "/bin").FirstOrDefault()
            ?? throw new InvalidOperationException(
                "These tests need PostgreSQL 15 or later. Install it (Debian: apt-get install postgresql), or set PG_BIN to the "
                + "folder of initdb and pg_ctl.");
    }

    /// <summary>A port of 127.0.0.1 that nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
