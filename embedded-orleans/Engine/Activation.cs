using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// The place of one grain in this process: its queue, its scheduler and, while it is active, its object. Calls run one
/// at a time, each to its end. A place without object and calls is given up; whoever comes later makes a new one.
/// </summary>
internal sealed class Activation : IGrainContext
{
    private const int CallsPerTurn = 256;

    [ThreadStatic]
    private static Activation? _creating;

    private readonly Lock _gate = new();
    private readonly Queue<Call> _waiting = new();
    private readonly TurnScheduler _scheduler;
    private readonly GrainEngine _engine;
    private readonly GrainClass _class;
    private readonly HashSet<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;
    private Grain? _grain;
    private DeactivationReason? _leaving;
    private bool _busy;
    private bool _gone;
    private long _idleSince;
    private long _keepUntil;

    public Activation(GrainEngine engine, GrainClass grainClass, GrainId id)
    {
        (_engine, _class, GrainId) = (engine, grainClass, id);
        _scheduler = new TurnScheduler(this, () => _ = RunAsync());
    }

    /// <summary>The activation whose grain object this thread is making.</summary>
    public static Activation? Creating => _creating;

    /// <summary>The activation whose turn this code runs in, null outside of grains.</summary>
    public static Activation? Current => (TaskScheduler.Current as TurnScheduler)?.Owner;

    public GrainId GrainId { get; }

    public object? GrainInstance => _grain;

    public IServiceProvider ActivationServices => _scope!.Value.ServiceProvider;

    public GrainEngine Engine => _engine;

    /// <summary>The call that runs now.</summary>
    public Call? Running { get; private set; }

    /// <summary>Puts a call into the queue. False when the place has been given up.</summary>
    public bool TryPost(Call call)
    {
        lock (_gate)
        {
            if (_gone)
            {
                return false;
            }

            if (_waiting.Count >= _engine.Options.MaxWaitingCalls)
            {
                call.Fail(new LimitExceededException(
                    $"{GrainId} has {_waiting.Count} calls waiting, as many as it may: {call.Name} was not taken. Try again later."));
                call.End();
                return true;
            }

            _waiting.Enqueue(call);
            Wake();
            return true;
        }
    }

    public void Deactivate(DeactivationReason deactivationReason)
    {
        lock (_gate)
        {
            if (!_gone)
            {
                _leaving ??= deactivationReason;
                Wake();
            }
        }
    }

    public void DelayDeactivation(TimeSpan time) => _keepUntil = _engine.Now + (long)time.TotalMilliseconds;

    /// <summary>Adds a timer, which ends with the grain object.</summary>
    public void Add(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Add(timer);
        }
    }

    public void Remove(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>Shows the sweep all calls that are not answered, and lets an idle activation go.</summary>
    public void Inspect(List<(Call Call, Activation Target)> open)
    {
        lock (_gate)
        {
            if (Running is { } running)
            {
                open.Add((running, this));
            }

            foreach (var call in _waiting)
            {
                open.Add((call, this));
            }

            if (_busy || _engine.Now < Math.Max(_keepUntil, _idleSince + (long)_engine.Options.CollectionAge.TotalMilliseconds))
            {
                return;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody called it for the collection age."));
    }

    private void Wake()
    {
        if (!_busy)
        {
            _busy = true;
            _scheduler.Wake();
        }
    }

    private async Task RunAsync()
    {
        for (var turn = 1; TakeNext(out var call, out var leaving); turn++)
        {
            if (leaving is { } reason)
            {
                await LeaveAsync(reason);
            }
            else if (!call!.Answer.IsCompleted && (_grain is not null || await TryActivateAsync(call)))
            {
                await call.RunAsync(_grain!);
            }

            call?.End();
            if (turn % CallsPerTurn == 0)
            {
                await Task.Yield();
            }
        }
    }

    private bool TakeNext(out Call? call, out DeactivationReason? leaving)
    {
        lock (_gate)
        {
            if (Running is { KeepsAlive: true })
            {
                _idleSince = _engine.Now;
            }

            Running = call = null;
            leaving = _grain is null ? null : _leaving;
            if (leaving is null && !_waiting.TryDequeue(out call))
            {
                _leaving = null;
                _busy = false;
                _gone = _grain is null;
                if (_gone)
                {
                    _engine.Forget(this);
                }

                return false;
            }

            Running = call;
            return true;
        }
    }

    private async Task<bool> TryActivateAsync(Call first)
    {
        try
        {
            _engine.ThrowWhenStopping(GrainId);
            using var patience = new CancellationTokenSource(_engine.Options.ResponseTimeout, _engine.Time);
            _scope = _engine.Services.CreateAsyncScope();
            var (grain, states) = Create();
            foreach (var state in states)
            {
                await state.ReadStateAsync(patience.Token);
            }

            await grain.OnActivateAsync(patience.Token);
            lock (_gate)
            {
                _leaving = _engine.IsStopping ? _leaving : null;
                _grain = grain;
                _idleSince = _engine.Now;
            }

            return true;
        }
        catch (Exception error)
        {
            FailAll(first, error);
            await CleanUpAsync(null);
            return false;
        }
    }

    private (Grain Grain, PersistentState[] States) Create()
    {
        _creating = this;
        try
        {
            return _class.Create(this, _engine.States);
        }
        finally
        {
            _creating = null;
        }
    }

    private void FailAll(Call first, Exception error)
    {
        first.Fail(error);
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var call))
            {
                call.Fail(error);
                call.End();
            }
        }
    }

    private async Task LeaveAsync(DeactivationReason reason)
    {
        StopTimers();
        try
        {
            using var patience = new CancellationTokenSource(_engine.Options.ShutdownTimeout, _engine.Time);
            await _grain!.OnDeactivateAsync(reason, patience.Token);
        }
        catch (Exception error)
        {
            _engine.Logger.LogError(error, "{Grain} failed while it was deactivated ({Reason})", GrainId, reason);
        }

        await CleanUpAsync(_grain);
        lock (_gate)
        {
            (_grain, _leaving) = (null, null);
        }
    }

    /// <summary>Never throws: the queue must go on.</summary>
    private async Task CleanUpAsync(Grain? grain)
    {
        try
        {
            StopTimers();
            if (grain is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
            else
            {
                (grain as IDisposable)?.Dispose();
            }

            await (_scope?.DisposeAsync() ?? default);
        }
        catch (Exception error)
        {
            _engine.Logger.LogError(error, "What {Grain} used could not be disposed of", GrainId);
        }

        _scope = null;
    }

    private void StopTimers()
    {
        lock (_timers)
        {
            foreach (var timer in _timers.ToList())
            {
                timer.Dispose();
            }
        }
    }
}
