using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base of grain classes. Its methods run one at a time, each to its end, and what follows an <c>await</c> runs on the
/// activation's own scheduler. One that is disposable is disposed of when its activation ends.
/// </summary>
public abstract class Grain : IAddressable
{
    /// <summary>Called by the engine alone.</summary>
    /// <exception cref="InvalidOperationException">The object was made with <c>new</c>.</exception>
    protected Grain() =>
        Activation = GrainClass.Creating
            ?? throw new InvalidOperationException($"{GetType().Name} is a grain: ask an IGrainFactory for it.");

    internal Activation Activation { get; }

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Activation.Engine;

    /// <summary>Called before the first call; when it throws, the waiting calls fail with it and the next one tries again.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the activation after the running call. Calls that wait go to a new one.</summary>
    protected void DeactivateOnIdle() => Activation.Deactivate();
}

/// <summary>What a grain tells about itself.</summary>
public static class GrainExtensions
{
    /// <summary>The key that the grain was asked for by.</summary>
    /// <exception cref="InvalidCastException">It is no grain object.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => ((Grain)grain).Activation.GrainId.Key;
}
