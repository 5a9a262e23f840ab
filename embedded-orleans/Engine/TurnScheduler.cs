using System.Diagnostics.CodeAnalysis;

namespace Orleans.Embedded;

/// <summary>
/// Runs the tasks of one activation one after another on the thread pool, so that grain code never runs twice at once.
/// </summary>
/// <param name="owner">The activation.</param>
/// <param name="pump">What to start as a task of this scheduler when it is woken.</param>
internal sealed class TurnScheduler(Activation owner, Action pump) : TaskScheduler, IThreadPoolWorkItem
{
    private const int TasksPerTurn = 64;
    private readonly Lock _gate = new();
    private readonly Queue<Task> _tasks = new();
    private bool _woken;
    private bool _scheduled;

    /// <summary>The activation.</summary>
    public Activation Owner => owner;

    /// <summary>Starts the pump, in nobody's execution context.</summary>
    public void Wake() => Schedule(null);

    /// <inheritdoc />
    public void Execute()
    {
        for (var count = 0; count < TasksPerTurn; count++)
        {
            if (!TryNext(out var task))
            {
                return;
            }

            TryExecuteTask(task);
        }

        // Others want the thread too.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc />
    protected override void QueueTask(Task task) => Schedule(task);

    /// <inheritdoc />
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    /// <inheritdoc />
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _tasks];
        }
    }

    private void Schedule(Task? task)
    {
        lock (_gate)
        {
            if (task is null)
            {
                _woken = true;
            }
            else
            {
                _tasks.Enqueue(task);
            }

            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    private bool TryNext([NotNullWhen(true)] out Task? task)
    {
        bool woken;
        lock (_gate)
        {
            if (_tasks.TryDequeue(out task))
            {
                return true;
            }

            woken = _woken;
            _woken = false;
            _scheduled = woken;
        }

        if (!woken)
        {
            return false;
        }

        new Task(pump, TaskCreationOptions.DenyChildAttach).Start(this);
        return TryNext(out task);
    }
}
