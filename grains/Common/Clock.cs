namespace CustomerConnect.Grains;

/// <summary>The clock of rules.</summary>
public static class Clock
{
    /// <summary>Now, UTC, in whole milliseconds: what a state becomes now is what it becomes when the log is replayed.</summary>
    public static DateTimeOffset Now(TimeProvider time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
