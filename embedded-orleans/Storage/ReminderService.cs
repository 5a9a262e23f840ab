using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Takes due reminders from the table and calls their grains.</summary>
internal sealed class ReminderService(ReminderTable table, GrainEngine engine, TimeProvider time, ILogger<ReminderService> logger) : BackgroundService
{
    private readonly PeriodicTimer _timer = new(Limits.ReminderPollPeriod, time);

    /// <inheritdoc />
    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (engine.Types.AnyRemindable && await _timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // A claim of this round alone: what an earlier round of this process left behind is not taken for ours.
                var claim = $"{Guid.NewGuid():n}";
                await Task.WhenAll((await table.ClaimAsync(claim, stoppingToken)).Select(reminder => FireAsync(reminder, claim)));
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Due reminders could not be read; they are looked for again in {Period}", Limits.ReminderPollPeriod);
            }
        }
    }

    private async Task FireAsync(DueReminder reminder, string claim)
    {
        try
        {
            var status = new TickStatus(
                DateTimeOffset.FromUnixTimeMilliseconds(reminder.FirstAt).UtcDateTime,
                TimeSpan.FromMilliseconds(reminder.Period),
                time.GetUtcNow().UtcDateTime);
            await engine.GetRemindable(GrainId.Parse(reminder.Grain)).ReceiveReminder(reminder.Name, status);
        }
        catch (SiloUnavailableException)
        {
            // Another process takes it when the lease ends.
            return;
        }
        catch (Exception error)
        {
            logger.LogError(error, "Reminder {Name} of {Grain} failed; it is due again in a period", reminder.Name, reminder.Grain);
        }

        await table.CompleteAsync(reminder, claim);
    }
}
