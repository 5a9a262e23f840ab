namespace Orleans.Embedded;

/// <summary>A call of a grain method: waits in the grain's queue, runs as a turn, answers.</summary>
internal abstract class Call(GrainMethod method, object?[] arguments)
{
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _whenCallerGivesUp;

    /// <summary>What is called, for messages.</summary>
    public string Name => method.Name;

    /// <summary>Completed when nobody waits for it any more.</summary>
    public abstract Task Answer { get; }

    /// <summary>When the caller stops waiting, in milliseconds of the engine's clock.</summary>
    public long Deadline { get; private set; }

    /// <summary>The activation whose turn made this call, null for a caller outside of grains.</summary>
    public Activation? Caller { get; private set; }

    /// <summary>The call that the caller was running when it made this one.</summary>
    public Call? Cause { get; private set; }

    /// <summary>How often the sweep has met this call. Written by the sweep alone.</summary>
    public int TimesSeen { get; set; }

    /// <summary>Says who calls and until when they wait; hands the caller's cancellation on to the grain.</summary>
    public void Begin(Activation? caller, long deadline)
    {
        (Caller, Cause, Deadline) = (caller, caller?.Running, deadline);
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

    /// <summary>Runs and answers. Never throws.</summary>
    public abstract Task RunAsync(Grain grain);

    /// <summary>Answers with an error, unless it has been answered.</summary>
    public abstract void Fail(Exception error);

    /// <summary>The caller waits no longer: answers with the error and cancels what the grain does.</summary>
    public void GiveUp(Exception error)
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

    /// <summary>Lets go of what the call holds. Called when it has left the queue and has run.</summary>
    public void End()
    {
        _whenCallerGivesUp.Dispose();
        _cancellation?.Dispose();
    }

    /// <summary>Calls the method on the grain.</summary>
    protected Task Invoke(Grain grain) => method.Invoke(grain, arguments);
}

/// <summary>A call of a method that returns <c>Task&lt;T&gt;</c>, or <c>Task</c> when T is <see cref="Nothing"/>.</summary>
internal sealed class Call<T>(GrainMethod method, object?[] arguments) : Call(method, arguments)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc />
    public override Task Answer => _answer.Task;

    /// <inheritdoc />
    public override async Task RunAsync(Grain grain)
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
