namespace Orleans.Embedded;

/// <summary>
/// Runs the tasks of one activation one after another on the thread pool, so that grain code never runs twice at once.
/// </summary>
/// <param name="owner">The activation.</param>
internal sealed class TurnScheduler(Activation owner) : TaskScheduler, IThreadPoolWorkItem
{
    private const int TasksPerTurn = 64;
    private readonly Lock _gate = new();
    private readonly Queue<Task> _tasks = new();
    private bool _scheduled;

    /// <summary>The activation.</summary>
    public Activation Owner => owner;

    /// <summary>Starts work as a task of this scheduler, in nobody's execution context.</summary>
    public void Start(Action work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            new Task(work, TaskCreationOptions.DenyChildAttach).Start(this);
        }
    }

    /// <inheritdoc />
    public void Execute()
    {
        for (var count = 0; count < TasksPerTurn; count++)
        {
            Task? task;
            lock (_gate)
            {
                if (!_tasks.TryDequeue(out task))
                {
                    _scheduled = false;
                    return;
                }
            }

            TryExecuteTask(task);
        }

        // Others want the thread too.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc />
    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _tasks.Enqueue(task);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

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
}
