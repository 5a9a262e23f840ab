using System.Collections.Immutable;
using CustomerConnect.SignIn;
using Orleans.Storage;

namespace CustomerConnect.Grains.SignIn;

/// <summary>What a throttle remembers.</summary>
[GenerateSerializer, Immutable, Alias("ThrottleState")]
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
    /// <summary>When to ask again after others were faster each time.</summary>
    private static readonly TimeSpan SoonAfterContest = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    /// <remarks>What is taken is written over the version that was read, so that processes together never take more than the limit.</remarks>
    public async Task<TimeSpan> Take(int limit, TimeSpan window)
    {
        var retryAfter = TimeSpan.Zero;
        try
        {
            await ShortLived.ChangeAsync(state, s =>
            {
                (var taken, var times, retryAfter) = SlidingWindow.Take(s.Taken, Clock.Now(time).ToUnixTimeMilliseconds(), limit, window);
                // What did not fit leaves nothing to write.
                return taken ? s with { Taken = times } : s;
            });
        }
        catch (InconsistentStateException)
        {
            return SoonAfterContest;
        }

        return retryAfter;
    }
}
