using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A timer of one activation; its callbacks are turns like calls.</summary>
    public interface IGrainTimer : IDisposable
    {
        /// <summary>Starts again with other times.</summary>
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    /// <summary>When a timer fires.</summary>
    public readonly struct GrainTimerCreationOptions()
    {
        /// <summary>Until the first callback.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>From the end of a callback to the next; <see cref="Timeout.InfiniteTimeSpan"/> for one alone.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether a callback keeps the activation from being collected as a call does.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans
{
    /// <summary>Timers and deactivation for grain classes.</summary>
    public static class GrainBaseExtensions
    {
        /// <summary>A timer that ends with the activation. What a callback throws is logged, and it is called again.</summary>
        public static IGrainTimer RegisterGrainTimer<TState>(
            this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
            GrainTimer.Start((Activation)grain.GrainContext, cancel => callback(state, cancel), options);

        /// <summary>A timer that ends with the activation. What a callback throws is logged, and it is called again.</summary>
        public static IGrainTimer RegisterGrainTimer(
            this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
            GrainTimer.Start((Activation)grain.GrainContext, callback, options);

        /// <summary>A timer that ends with the activation. What a callback throws is logged, and it is called again.</summary>
        public static IGrainTimer RegisterGrainTimer(
            this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
            grain.RegisterGrainTimer(callback, new() { DueTime = dueTime, Period = period });
    }
}
