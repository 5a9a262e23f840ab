using System.Data.Common;

namespace Orleans.Embedded;

/// <summary>Settings of the embedded engine. Times are measured by the injected <see cref="TimeProvider"/>.</summary>
public sealed class EmbeddedGrainOptions
{
    /// <summary>How long a caller waits for an answer before a <see cref="TimeoutException"/>: 30 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An activation that nobody called for so long ends: 15 min.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often the engine looks for overdue calls, circles of waiting grains and idle activations: 250 ms. A call ends up to
    /// two such periods after its time-out, never before; a circle is broken at the second look.
    /// </summary>
    public TimeSpan SweepPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls that may wait for one grain; the next ends with a <c>LimitExceededException</c>: 10,000.</summary>
    public int MaxWaitingCalls { get; set; } = 10_000;

    /// <summary>How long the end of the process waits for activations to end: 10 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often due reminders are looked for: 1 s.</summary>
    public TimeSpan ReminderPollPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Shortest period of a reminder: 1 min.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a process has for the tick of a reminder it took before another may take it: 1 min. Longer than
    /// <see cref="ResponseTimeout"/>; clocks of the processes may differ by the rest.
    /// </summary>
    public TimeSpan ReminderLease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Due reminders that a process takes at once: 100.</summary>
    public int ReminderBatch { get; set; } = 100;

    /// <summary>Where states and reminders are kept; null when no grain has any.</summary>
    public GrainDatabase? Database { get; set; }

    /// <summary>Ends with a sentence that says what to write when a setting makes no sense.</summary>
    /// <exception cref="InvalidOperationException">A setting makes no sense.</exception>
    public void Validate()
    {
        TimeSpan[] times =
        [
            ResponseTimeout, CollectionAge, SweepPeriod, ShutdownTimeout, ReminderPollPeriod, MinimumReminderPeriod, ReminderLease,
        ];
        if (times.Min() <= TimeSpan.Zero || MaxWaitingCalls < 1 || ReminderBatch < 1)
        {
            throw new InvalidOperationException("Every time and every limit of the embedded grain engine must be above zero.");
        }

        if (ReminderLease <= ResponseTimeout)
        {
            throw new InvalidOperationException(
                $"ReminderLease ({ReminderLease}) must be longer than ResponseTimeout ({ResponseTimeout}): set it to {ResponseTimeout * 2}.");
        }
    }
}

/// <summary>The database of states and reminders, filled in by the host.</summary>
/// <param name="IsPostgres">True for PostgreSQL, false for SQLite.</param>
/// <param name="ReadAsync">Runs queries over a connection; may run them twice.</param>
/// <param name="WriteAsync">Runs a short write in a transaction of its own and hands back the number that it returns.</param>
public sealed record GrainDatabase(
    bool IsPostgres,
    Func<Func<DbConnection, Task>, CancellationToken, Task> ReadAsync,
    Func<Func<DbConnection, DbTransaction, Task<int>>, CancellationToken, Task<int>> WriteAsync);
