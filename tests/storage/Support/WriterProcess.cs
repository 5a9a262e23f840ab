using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using CustomerConnect.Storage.Log;

namespace CustomerConnect.Storage.Tests;

/// <summary>What a writer was told is durable.</summary>
public sealed record Acknowledged(string Stream, int Version, Guid Command);

/// <summary>A child process that writes to the log (tests/storage-writer), to be killed and paused.</summary>
public sealed class WriterProcess : IAsyncDisposable
{
    private const int StopSignal = 19;
    private const int ContinueSignal = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private WriterProcess(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>What it has printed as durable so far.</summary>
    public ConcurrentQueue<Acknowledged> Acknowledged { get; } = new();

    /// <summary>The first line: "ready", or why it was refused.</summary>
    public Task<string> FirstLine => _first.Task.WaitAsync(Patience);

    public static WriterProcess Start(StorageOptions options, int callers = 16)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "CustomerConnect.Storage.Writer"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        string[] storage = options.Dialect == Dialect.Sqlite
            ? ["Sqlite:Path", options.Sqlite.Path]
            : ["Postgres:ConnectionString", options.Postgres.ConnectionString!];
        foreach (var argument in (string[])[.. storage, $"{callers}"])
        {
            start.ArgumentList.Add(argument);
        }

        return new WriterProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it has so many successes.</summary>
    public Task AcknowledgedAsync(int count) => Wait.UntilAsync(() => Acknowledged.Count >= count || _process.HasExited, $"{count} appends of the child");

    /// <summary>Ends it as kill -9 does and reads what it still had printed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading.WaitAsync(Patience);
    }

    public void Pause() => Signal(StopSignal);

    public void Resume() => Signal(ContinueSignal);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Signal(int signal)
    {
        if (Kill(_process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"kill -{signal} failed with {Marshal.GetLastPInvokeError()}.");
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _first.TrySetResult(line);
            // The last line of a killed process may be cut.
            if (line.Split(' ') is ["+", var stream, var version, { Length: 32 } command])
            {
                Acknowledged.Enqueue(new Acknowledged(stream, int.Parse(version), Guid.ParseExact(command, "n")));
            }
        }

        _first.TrySetResult("ended without a word");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
