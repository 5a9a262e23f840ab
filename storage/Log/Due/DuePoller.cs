using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log.Due;

/// <summary>
/// Wakes streams that are due: looks every poll interval, claims rows for a lease, wakes a bounded number at a time. What a dead
/// process had claimed is taken over when its lease ends. A stream that fails again and again waits longer each time.
/// </summary>
public sealed partial class DuePoller : EarlyStop
{
    private static readonly TimeSpan WakeTimeout = TimeSpan.FromSeconds(30);
    private readonly IDueClaims _claims;
    private readonly IDueHandler? _handler;
    private readonly TimeProvider _time;
    private readonly ILogger<DuePoller> _logger;
    private readonly TimeSpan _poll;
    private readonly TimeSpan _lease;
    private readonly SemaphoreSlim _slots;
    private readonly int _concurrency;
    private readonly Failures _failures;
    private readonly ConcurrentDictionary<string, Task> _awake = new(StringComparer.Ordinal);

    internal DuePoller(
        IDueClaims claims, IDueHandler? handler, StorageOptions options, TimeProvider time, ILogger<DuePoller> logger)
    {
        (_claims, _handler, _time, _logger) = (claims, handler, time, logger);
        _poll = TimeSpan.FromMilliseconds(options.DuePollMilliseconds);
        _lease = TimeSpan.FromMilliseconds(options.DueLeaseMilliseconds);
        _concurrency = options.DueConcurrency;
        _slots = new SemaphoreSlim(_concurrency);
        _failures = new Failures(_lease);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_handler is null)
        {
            return;
        }

        try
        {
            using var timer = new PeriodicTimer(_poll, _time);
            while (true)
            {
                if (!await WakeDueAsync(_handler, stoppingToken))
                {
                    await timer.WaitForNextTickAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_awake.Values);
        }
    }

    /// <summary>Claims as many streams as there are free places and starts waking them; true when more may be due.</summary>
    private async Task<bool> WakeDueAsync(IDueHandler handler, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        _slots.Release();
        var free = _slots.CurrentCount;
        var now = _time.GetUtcNow();
        var until = (now + _lease).ToUnixTimeMilliseconds();
        try
        {
            var streams = await _claims.ClaimAsync(now.ToUnixTimeMilliseconds(), until, free, stop);
            foreach (var stream in streams)
            {
                await _slots.WaitAsync(stop);
                var woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_awake.TryAdd(stream, woken.Task))
                {
                    _ = Task.Run(() => WakeAsync(handler, stream, until, woken, stop), CancellationToken.None);
                }
                else
                {
                    // Still at work here since before its lease ended.
                    _slots.Release();
                }
            }

            return streams.Count == free;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it is, streams go on being woken when it is over.
            LogNotClaimed(_logger, e is StorageUnavailableException ? null : e, e.Message);
            return false;
        }
    }

    private async Task WakeAsync(IDueHandler handler, string stream, long claimed, TaskCompletionSource woken, CancellationToken stop)
    {
        try
        {
            using var timeout = new CancellationTokenSource(WakeTimeout, _time);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
            await handler.WakeAsync(stream, deadline.Token).WaitAsync(WakeTimeout, _time, stop);
            _failures.Forget(stream);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping: another process takes it over when the lease ends.
        }
        catch (Exception e)
        {
            var (count, wait) = _failures.Add(stream);
            LogFailed(_logger, stream, count, wait, e);
            await PostponeAsync(stream, claimed, wait, stop);
        }
        finally
        {
            _awake.TryRemove(stream, out _);
            _slots.Release();
            woken.SetResult();
        }
    }

    private async Task PostponeAsync(string stream, long claimed, TimeSpan wait, CancellationToken stop)
    {
        try
        {
            await _claims.PostponeAsync(stream, claimed, (_time.GetUtcNow() + wait).ToUnixTimeMilliseconds(), stop);
        }
        catch (Exception e) when (e is StorageUnavailableException or OperationCanceledException)
        {
            // The lease ends by itself; it is only tried sooner.
            LogNotClaimed(_logger, null, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The due poller could not reach the database: {Reason}")]
    private static partial void LogNotClaimed(ILogger logger, Exception? fault, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Waking {Stream} failed {Count} times in a row; next try in {Wait}")]
    private static partial void LogFailed(ILogger logger, string stream, int count, TimeSpan wait, Exception e);
}
