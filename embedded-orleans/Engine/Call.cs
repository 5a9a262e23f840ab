namespace Orleans.Embedded;

/// <summary>One piece of work for a grain: waits in its queue, runs as a turn, answers.</summary>
internal abstract class Call
{
    /// <summary>What is called, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Completed when nobody waits for it any more.</summary>
    public abstract Task Answer { get; }

    /// <summary>Whether it counts as use of the grain.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>When the caller stops waiting, in milliseconds of the engine's clock.</summary>
    public long Deadline { get; protected set; } = long.MaxValue;

    /// <summary>How long the caller waits.</summary>
    public TimeSpan Patience { get; protected set; }

    /// <summary>The activation whose turn made this call, null for a caller outside of grains.</summary>
    public Activation? Caller { get; protected set; }

    /// <summary>The call that the caller was running when it made this one.</summary>
    public Call? Cause { get; protected set; }

    /// <summary>How often the sweep has met this call. Written by the sweep alone.</summary>
    public int TimesSeen { get; set; }

    /// <summary>Runs and answers. Never throws.</summary>
    public abstract Task RunAsync(object grain);

    /// <summary>Answers with an error, unless it has been answered.</summary>
    public abstract void Fail(Exception error);

    /// <summary>The caller waits no longer: answers with the error and cancels what the grain does.</summary>
    public virtual void GiveUp(Exception error) => Fail(error);

    /// <summary>Lets go of what the call holds. Called when it has left the queue and has run.</summary>
    public virtual void End()
    {
    }
}

/// <summary>A call of a grain method.</summary>
internal abstract class MethodCall(GrainMethod method, object?[] arguments) : Call
{
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _whenCallerGivesUp;

    /// <inheritdoc />
    public override string Name => method.Name;

    /// <summary>Says who calls and how long they wait; hands the caller's cancellation on to the grain.</summary>
    public void Begin(Activation? caller, GrainEngine engine)
    {
        Caller = caller;
        Cause = caller?.Running;
        Patience = method.Timeout ?? engine.Options.ResponseTimeout;
        Deadline = engine.DeadlineAfter(Patience);
        if (method.CancellationIndex < 0)
        {
            return;
        }

        var given = (CancellationToken)arguments[method.CancellationIndex]!;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(given);
        arguments[method.CancellationIndex] = _cancellation.Token;
        _whenCallerGivesUp = given.UnsafeRegister(
            static (call, token) => ((Call)call!).Fail(new OperationCanceledException(token)), this);
    }

    /// <inheritdoc />
    public override void GiveUp(Exception error)
    {
        Fail(error);
        try
        {
            _cancellation?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this very moment.
        }
    }

    /// <inheritdoc />
    public override void End()
    {
        _whenCallerGivesUp.Dispose();
        _cancellation?.Dispose();
    }

    /// <summary>Calls the method on the grain.</summary>
    protected Task Invoke(object grain) => method.Invoke(grain, arguments);
}

/// <summary>A call of a method that returns <c>Task&lt;T&gt;</c>, or <c>Task</c> when T is <see cref="Nothing"/>.</summary>
internal sealed class MethodCall<T>(GrainMethod method, object?[] arguments) : MethodCall(method, arguments)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public override Task Answer => _answer.Task;

    /// <inheritdoc />
    public override async Task RunAsync(object grain)
    {
        try
        {
            var running = Invoke(grain);
            await running;
            _answer.TrySetResult(running is Task<T> withValue ? withValue.Result : default!);
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    /// <inheritdoc />
    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException cancelled)
        {
            _answer.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _answer.TrySetException(error);
        }
    }
}

/// <summary>The value of a method without one.</summary>
internal readonly struct Nothing;
