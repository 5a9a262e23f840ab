using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base of grain classes. Its methods run one at a time, each to its end, and what follows an <c>await</c> runs on the
/// activation's own scheduler.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly Activation _activation;

    /// <summary>Called by the engine alone.</summary>
    /// <exception cref="InvalidOperationException">The object was made with <c>new</c>.</exception>
    protected Grain() =>
        _activation = Activation.Creating
            ?? throw new InvalidOperationException($"{GetType().Name} is a grain: ask an IGrainFactory for it.");

    /// <inheritdoc />
    public IGrainContext GrainContext => _activation;

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => _activation.ActivationServices;

    /// <inheritdoc />
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the activation after the running call. Calls that wait go to a new one.</summary>
    protected void DeactivateOnIdle() =>
        _activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    /// <summary>Keeps the activation for at least so long, called or not.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => _activation.DelayDeactivation(timeSpan);
}
