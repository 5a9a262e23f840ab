using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Takes due reminders from the table and calls their grains.</summary>
internal sealed class ReminderService(ReminderTable table, GrainEngine engine, TimeProvider time, ILogger<ReminderService> logger) : BackgroundService
{
    /// <summary>Most ticks at one time in this process. A batch is only claimed while there is room for all of it.</summary>
    private const int MostAtOnce = 4 * Limits.ReminderBatch;

    private readonly PeriodicTimer _timer = new(Limits.ReminderPollPeriod, time);
    private readonly ConcurrentDictionary<Task, byte> _ticking = new();

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
            if (_ticking.Count > MostAtOnce - Limits.ReminderBatch)
            {
                continue;
            }

            try
            {
                // A claim of this round alone: what an earlier round of this process left behind is not taken for ours.
                var claim = $"{Guid.NewGuid():n}";
                foreach (var reminder in await table.ClaimAsync(claim, stoppingToken))
                {
                    Start(reminder, claim);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Due reminders could not be read; they are looked for again in {Period}", Limits.ReminderPollPeriod);
            }
        }
    }

    /// <summary>A grain that takes its time, which is bounded by a call's, keeps no other waiting.</summary>
    private void Start(DueReminder reminder, string claim)
    {
        var tick = FireAsync(reminder, claim);
        _ticking.TryAdd(tick, 0);
        _ = tick.ContinueWith(done => _ticking.TryRemove(done, out _), TaskScheduler.Default);
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
            await table.CompleteAsync(reminder, claim);
        }
        catch (SiloUnavailableException)
        {
            // This process is stopping; another takes it when the lease ends.
        }
        catch (Exception error)
        {
            // The claim is left as it is: a period may be a day, the lease is a minute.
            logger.LogError(error, "Reminder {Name} of {Grain} failed; it is due again in {Lease}", reminder.Name, reminder.Grain, Limits.ReminderLease);
        }
    }
}
