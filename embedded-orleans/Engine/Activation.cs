using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>
/// The place of one grain in this process: its queue, its scheduler and, while it is active, its object. Calls run one
/// at a time, each to its end. A place without object and calls is given up; whoever comes later makes a new one.
/// </summary>
internal sealed class Activation
{
    private const int CallsPerTurn = 256;

    private readonly Lock _gate = new();
    private readonly Queue<Call> _waiting = new();
    private readonly TurnScheduler _scheduler;
    private readonly GrainClass _class;
    private LiveGrain? _live;
    private bool _leaving;
    private bool _busy;
    private bool _gone;
    private long _idleSince;

    public Activation(GrainEngine engine, GrainClass grainClass, GrainId id)
    {
        (Engine, _class, GrainId) = (engine, grainClass, id);
        _scheduler = new TurnScheduler(this);
    }

    /// <summary>The activation whose turn this code runs in, null outside of grains.</summary>
    public static Activation? Current => (TaskScheduler.Current as TurnScheduler)?.Owner;

    public GrainEngine Engine { get; }

    public GrainId GrainId { get; }

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

            if (_waiting.Count >= Limits.WaitingCalls)
            {
                call.Fail(new Runtime.LimitExceededException(
                    $"{GrainId} has {_waiting.Count} calls waiting, as many as it may: {call.Name} was not taken. Try again later."));
                call.End();
                return true;
            }

            _waiting.Enqueue(call);
            Wake();
            return true;
        }
    }

    /// <summary>Ends the grain object after the running call.</summary>
    public void Deactivate()
    {
        lock (_gate)
        {
            if (!_gone)
            {
                _leaving = true;
                Wake();
            }
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

            open.AddRange(_waiting.Select(call => (call, this)));
            if (!_busy && Engine.Now >= _idleSince + (long)Limits.CollectionAge.TotalMilliseconds)
            {
                _leaving = true;
                Wake();
            }
        }
    }

    private void Wake()
    {
        if (!_busy)
        {
            _busy = true;
            _scheduler.Start(() => _ = RunAsync());
        }
    }

    private async Task RunAsync()
    {
        for (var turn = 1; TakeNext(out var call); turn++)
        {
            if (call is null)
            {
                await LeaveAsync();
            }
            else if (!call.Answer.IsCompleted && (_live is not null || await TryActivateAsync(call)))
            {
                await call.RunAsync(_live!.Grain);
            }

            call?.End();
            if (turn % CallsPerTurn == 0)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>True with the next call, or with none when the object is to go; false when there is nothing to do.</summary>
    private bool TakeNext(out Call? call)
    {
        lock (_gate)
        {
            if (Running is not null)
            {
                _idleSince = Engine.Now;
            }

            Running = call = null;
            if (_live is not null && _leaving)
            {
                return true;
            }

            if (_waiting.TryDequeue(out call))
            {
                Running = call;
                return true;
            }

            (_leaving, _busy, _gone) = (false, false, _live is null);
            if (_gone)
            {
                Engine.Forget(this);
            }

            return false;
        }
    }

    private async Task<bool> TryActivateAsync(Call first)
    {
        try
        {
            Engine.ThrowWhenStopping(GrainId);
            var live = await LiveGrain.ActivateAsync(this, _class);
            lock (_gate)
            {
                (_live, _leaving, _idleSince) = (live, Engine.IsStopping, Engine.Now);
            }

            return true;
        }
        catch (Exception error)
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

            return false;
        }
    }

    /// <summary>Never throws: the queue must go on.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            await _live!.DisposeAsync();
        }
        catch (Exception error)
        {
            Engine.Logger.LogError(error, "What {Grain} used could not be disposed of", GrainId);
        }

        lock (_gate)
        {
            (_live, _leaving) = (null, false);
        }
    }
}
