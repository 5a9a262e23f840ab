using CustomerConnect.Storage.Log;

namespace CustomerConnect.Grains;

/// <summary>
/// What an activation knows of its stream's wake-up row, as of the version it stands at. Most wake-ups are never needed: a hold is given
/// back, a session goes on. So the row may be earlier than needed, and it is left where it is as long as it is; being woken for nothing
/// puts it right (docs/adr/0006-wake-ups-may-come-early.md).
/// </summary>
/// <param name="Known">False when another writer may have written the row since, or it is not known at all.</param>
/// <param name="At">When the row wakes; null when there is no row. Only when <paramref name="Known"/>.</param>
public readonly record struct WakeUp(bool Known, DateTimeOffset? At)
{
    /// <summary>
    /// A row about to wake is written anew: a process whose clock is ahead may be at it already, and a saga that has ended should wake nobody.
    /// Clocks of the processes on one database must not differ by more than this.
    /// </summary>
    public static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(1);

    /// <summary>Nothing is known: the next append writes the row.</summary>
    public static readonly WakeUp Unknown;

    /// <summary>A stream without events has no row.</summary>
    public static readonly WakeUp None = new(true, null);

    /// <summary>True when the row can stay as it is: it wakes the stream in time, and not soon.</summary>
    /// <param name="wanted">When the stream wants to be woken next, or null.</param>
    /// <param name="now">The decision's time.</param>
    public bool Serves(DateTimeOffset? wanted, DateTimeOffset now) =>
        Known && (At is { } at ? at <= (wanted ?? at) && now < at - ClockMargin : wanted is null);

    /// <summary>The row that wakes exactly then, or its deletion.</summary>
    public static RowChange Row(string stream, DateTimeOffset? wanted) =>
        new(ReadModelTables.Due, stream, wanted is { } at ? [stream, at.ToUnixTimeMilliseconds(), 0L] : null);
}
