using CustomerConnect.Grains.Messages;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.Links;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Grains.SignIn;

/// <summary>
/// Forgets what is about people and has run out: codes with the addresses they went to, drafts of forms, trusted devices,
/// addresses that a link was sent to. Any number of
/// processes may run it; what one has forgotten the other does not find.
/// </summary>
public sealed partial class CleanUp(
    OutboxTable outbox, Drafts drafts, TrustedDevices devices, LinkInvitations invitations, IGrainFactory grains, TimeProvider time, ILogger<CleanUp> logger) : EarlyStop
{
    /// <summary>Rows of each kind in one round.</summary>
    public const int Batch = 200;

    /// <summary>How long the row of a code stays for whoever looks for a mail that did not come.</summary>
    public static readonly TimeSpan CodesKeptFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PauseWhenBehind = TimeSpan.FromSeconds(1);

    /// <summary>One round. True when a kind had a whole batch, so that more may be left.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancel = default)
    {
        var codes = await outbox.CodesBeforeAsync(time.GetUtcNow() - CodesKeptFor, Batch, cancel);
        foreach (var (cause, visitor) in codes)
        {
            await grains.GetGrain<ISignInGrain>(visitor).ForgetExpired();
            await outbox.RemoveAsync(cause, cancel);
        }

        var forgotten = await drafts.ForgetOldAsync(Batch, cancel);
        var expired = await devices.ForgetExpiredAsync(Batch, cancel);
        var invited = await invitations.ForgetOldAsync(Batch, cancel);
        return codes.Count == Batch || forgotten == Batch || expired == Batch || invited == Batch;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                pause = await RunOnceAsync(stoppingToken) ? PauseWhenBehind : Pause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Never the end of the process: buyers are served by it.
                LogTrouble(error is StorageUnavailableException ? null : error, error.Message);
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has run out could not be forgotten; it is tried again in ten minutes: {Error}")]
    private partial void LogTrouble(Exception? fault, string error);
}
