using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>All activations of this process: finds or makes the one of a grain, and ends them all with the process.</summary>
internal sealed class GrainEngine : IGrainFactory, IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _started;
    private readonly Sweep _sweep;
    private volatile bool _stopping;

    public GrainEngine(
        EmbeddedGrainOptions options, GrainTypes types, StateTable states, IServiceProvider services, TimeProvider time, ILogger<GrainEngine> logger)
    {
        (Options, Types, States, Services, Time, Logger) = (options, types, states, services, time, logger);
        _started = time.GetTimestamp();
        _sweep = new Sweep(this);
        if (options.Database is null && types.Classes.FirstOrDefault(c => c.NeedsDatabase) is { } needy)
        {
            throw new InvalidOperationException($"{needy.Type.Name} has state or reminders: give the embedded engine a Database.");
        }
    }

    public EmbeddedGrainOptions Options { get; }

    public GrainTypes Types { get; }

    public StateTable States { get; }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public ILogger Logger { get; }

    public bool IsStopping => _stopping;

    /// <summary>Milliseconds since the start, as of the last sweep: cheap enough for every call.</summary>
    public long Now { get; private set; }

    /// <summary>All activations at this moment.</summary>
    public ICollection<Activation> Activations => _activations.Values;

    /// <summary>When a wait that begins now is over; never early, however old <see cref="Now"/> is.</summary>
    public long DeadlineAfter(TimeSpan patience) => Now + (long)(patience + Options.SweepPeriod).TotalMilliseconds;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => Reference<TGrainInterface>(primaryKey, grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => Reference<TGrainInterface>($"{primaryKey:N}", grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => Reference<TGrainInterface>($"{primaryKey:X}", grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable
    {
        var found = Types.ClassOf(grainId.Type);
        return found.Type.IsAssignableTo(typeof(TGrainInterface))
            ? GrainReference.To<TGrainInterface>(this, found, grainId)
            : throw new ArgumentException($"{found.Type.Name} is no {typeof(TGrainInterface).Name}.", nameof(grainId));
    }

    /// <summary>Queues a call at the grain; hands back the activation that took it.</summary>
    public Activation Post(MethodCall call, Activation? known, GrainClass grainClass, GrainId id)
    {
        call.Begin(Activation.Current, this);
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
        _sweep.Start();
        return Task.CompletedTask;
    }

    /// <summary>Ends all activations after their running calls, and waits for it within the bound of the settings.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        foreach (var activation in Activations)
        {
            activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The process is ending."));
        }

        if (_activations.IsEmpty)
        {
            return;
        }

        try
        {
            await _empty.Task.WaitAsync(Options.ShutdownTimeout, Time, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            Logger.LogWarning("{Count} grains were still busy when the process ended, {First} among them", _activations.Count, _activations.Keys.FirstOrDefault());
        }
    }

    public void Dispose() => _sweep.Dispose();

    /// <summary>Moves <see cref="Now"/>.</summary>
    public void Tick() => Now = (long)Time.GetElapsedTime(_started).TotalMilliseconds;

    private TGrainInterface Reference<TGrainInterface>(string key, string? prefix)
    {
        if (prefix is not null)
        {
            throw new ArgumentException($"No interface has two classes, so '{prefix}' chooses nothing: leave it out.", nameof(prefix));
        }

        var found = Types.ClassOf(typeof(TGrainInterface));
        return GrainReference.To<TGrainInterface>(this, found, new GrainId(found.Name, new IdSpan(key)));
    }
}
