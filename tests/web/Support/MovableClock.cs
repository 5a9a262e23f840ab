namespace CustomerConnect.Web.Tests.Support;

/// <summary>The system's clock, moved: timers run as ever, the time of day is a test's own.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Forward(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
