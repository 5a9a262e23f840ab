using CustomerConnect.Storage;
using CustomerConnect.Messages;
using CustomerConnect.Storage.Log;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Grains.Messages;

/// <summary>
/// Looks for messages that are due and has them sent, a bounded batch at a time. Any number of processes may run it: a claim keeps
/// a row for one of them, and ends by itself when its process dies.
/// </summary>
public sealed partial class OutboxSender(OutboxTable outbox, IGrainFactory grains, TimeProvider time, ILogger<OutboxSender> logger) : EarlyStop
{
    private const int Batch = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);

    // Longer than a call may take, so that a slow provider does not get the same message from two processes.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Sends what is due now. How many rows it took.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var causes = await outbox.ClaimAsync(Batch, Lease, cancel);
        await Task.WhenAll(causes.Select(SendAsync));
        return causes.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                pause = await SendDueAsync(stoppingToken) == Batch ? TimeSpan.Zero : Pause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Never the end of the process: buyers are served by it.
                LogTrouble(error is StorageUnavailableException ? null : error, error.Message);
                pause = PauseAfterTrouble;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // One message that cannot be made must not keep the others: it is tried again when its claim is over.
    private async Task SendAsync(string cause)
    {
        try
        {
            await grains.GetGrain<IMessageGrain>(cause).Send();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotMade(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read: {Error}")]
    private partial void LogTrouble(Exception? fault, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message could not be made or sent; it is tried again in two minutes")]
    private partial void LogNotMade(Exception error);
}
