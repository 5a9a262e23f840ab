using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>All activations of this process: finds or makes the one of a grain, and ends them all with the process.</summary>
internal sealed class GrainEngine(
    GrainTypes types, IGrainDatabase database, IServiceProvider services, TimeProvider time, ILogger<GrainEngine> logger)
    : IGrainFactory, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _started = time.GetTimestamp();
    private Sweep? _sweep;
    private volatile bool _stopping;

    public GrainTypes Types => types;

    public IGrainDatabase Database => database;

    public IServiceProvider Services => services;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public bool IsStopping => _stopping;

    /// <summary>Milliseconds since the start, as of the last sweep: cheap enough for every call.</summary>
    public long Now { get; private set; }

    /// <summary>All activations at this moment.</summary>
    public ICollection<Activation> Activations => _activations.Values;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        GrainReference.To<TGrainInterface>(this, types.ClassOf(typeof(TGrainInterface)), primaryKey);

    /// <summary>A grain whose reminder is due.</summary>
    public IRemindable GetRemindable(GrainId id) => GrainReference.To<IRemindable>(this, types.ClassOf(id.Kind), id.Key);

    /// <summary>Queues a call at the grain; hands back the activation that took it.</summary>
    public Activation Post(Call call, Activation? known, GrainClass grainClass, GrainId id)
    {
        // Never early, however old Now is.
        call.Begin(Activation.Current, Now + (long)(Limits.ResponseTimeout + Limits.SweepPeriod).TotalMilliseconds);
        while (known?.TryPost(call) != true)
        {
            known = _activations.GetOrAdd(id, static (key, with) => new Activation(with.Engine, with.Class, key), (Engine: this, Class: grainClass));
        }

        return known;
    }

    /// <summary>Called by an activation that is empty and takes no calls any more.</summary>
    public void Forget(Activation activation)
    {
        _activations.TryRemove(KeyValuePair.Create(activation.GrainId, activation));
        if (_stopping && _activations.IsEmpty)
        {
            _empty.TrySetResult();
        }
    }

    /// <summary>Refuses to bring a grain to life while the process ends.</summary>
    /// <exception cref="SiloUnavailableException">The process ends.</exception>
    public void ThrowWhenStopping(GrainId id)
    {
        if (_stopping)
        {
            throw new SiloUnavailableException($"{id} was not activated: the process is ending.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _sweep = new Sweep(this);
        return Task.CompletedTask;
    }

    /// <summary>Ends all activations after their running calls, and waits for it within <see cref="Limits.ShutdownTimeout"/>.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        foreach (var activation in Activations)
        {
            activation.Deactivate();
        }

        if (_activations.IsEmpty)
        {
            return;
        }

        try
        {
            await _empty.Task.WaitAsync(Limits.ShutdownTimeout, time, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            logger.LogWarning("{Count} grains were still busy when the process ended, {First} among them", _activations.Count, _activations.Keys.FirstOrDefault());
        }
    }

    public void Dispose() => _sweep?.Dispose();

    /// <summary>Moves <see cref="Now"/>.</summary>
    public void Tick() => Now = (long)time.GetElapsedTime(_started).TotalMilliseconds;
}
