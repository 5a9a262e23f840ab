namespace Orleans.Embedded;

/// <summary>How long and how many at most. Times are measured by the injected <see cref="TimeProvider"/>.</summary>
internal static class Limits
{
    /// <summary>Calls that may wait for one grain; the next ends with a <c>LimitExceededException</c>.</summary>
    public const int WaitingCalls = 10_000;

    /// <summary>Due reminders that a process takes at once.</summary>
    public const int ReminderBatch = 100;

    /// <summary>How long a caller waits for an answer before a <see cref="TimeoutException"/>.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    /// <summary>An activation that nobody called for so long ends.</summary>
    public static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How often the engine looks for overdue calls, circles of waiting grains and idle activations. A call ends up to
    /// two such periods after its time-out, never before; a circle is broken at the second look.
    /// </summary>
    public static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>How long the end of the process waits for activations to end.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How often due reminders are looked for.</summary>
    public static readonly TimeSpan ReminderPollPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Shortest period of a reminder.</summary>
    public static readonly TimeSpan MinimumReminderPeriod = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a process has for the tick of a reminder it took before another may take it. Longer than
    /// <see cref="ResponseTimeout"/>; clocks of the processes may differ by the rest.
    /// </summary>
    public static readonly TimeSpan ReminderLease = TimeSpan.FromMinutes(1);
}
