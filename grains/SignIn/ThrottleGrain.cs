using System.Collections.Immutable;
using CustomerConnect.SignIn;

namespace CustomerConnect.Grains.SignIn;

/// <summary>What a throttle remembers.</summary>
[GenerateSerializer, Alias("ThrottleState")]
public sealed record ThrottleState
{
    /// <summary>When each was taken, milliseconds since 1970-01-01 UTC, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<long> Taken { get; init; } = [];
}

/// <inheritdoc cref="IThrottleGrain"/>
public sealed class ThrottleGrain(
    [PersistentState("throttle", "short-lived")] IPersistentState<ThrottleState> state, TimeProvider time) : Grain, IThrottleGrain
{
    /// <inheritdoc/>
    public async Task<bool> TryTake(int limit, TimeSpan window)
    {
        var taken = false;
        await ShortLived.ChangeAsync(state, s =>
        {
            (taken, var times, _) = SlidingWindow.Take(s.Taken, Clock.Now(time).ToUnixTimeMilliseconds(), limit, window);
            // What did not fit leaves nothing to write.
            return taken ? s with { Taken = times } : s;
        });
        return taken;
    }
}
