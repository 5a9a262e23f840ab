using CustomerConnect.Storage.Log;

namespace CustomerConnect.Web.Hosting;

/// <summary>
/// Something small that this node does again and again. Trouble never ends it, nor the process that serves buyers: it is logged when it
/// begins and when it is over, and the next turn comes at its time.
/// </summary>
/// <param name="pace">Time between two turns.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Where trouble is told.</param>
public abstract partial class PacedService(TimeSpan pace, TimeProvider clock, ILogger logger) : BackgroundService
{
    private bool _failing;

    /// <summary>The clock.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>Where trouble is told.</summary>
    protected ILogger Logger { get; } = logger;

    /// <summary>What it does, for the log: "Telling open pages of homes".</summary>
    protected abstract string Work { get; }

    /// <summary>Time until the next turn; asked after each.</summary>
    protected virtual TimeSpan Next => pace;

    /// <summary>Does it once.</summary>
    protected abstract Task TurnAsync(CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryTurnAsync(stoppingToken);
                if (Next is var next && next != timer.Period)
                {
                    timer.Period = next;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end that was asked for.
        }
    }

    /// <summary>A turn whose trouble is logged.</summary>
    protected async Task TryTurnAsync(CancellationToken cancel)
    {
        try
        {
            await TurnAsync(cancel);
            if (_failing)
            {
                _failing = false;
                LogBack(Logger, Work);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            if (!_failing)
            {
                _failing = true;
                LogTrouble(Logger, Work, e is StorageUnavailableException ? null : e, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} fails and is tried again until it works: {Reason}")]
    private static partial void LogTrouble(ILogger logger, string work, Exception? error, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Work} works again")]
    private static partial void LogBack(ILogger logger, string work);
}
