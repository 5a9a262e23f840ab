using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log.Groups;

/// <summary>The bounded queue of this process' appends, and the thread that takes groups from it to the database.</summary>
internal sealed partial class AppendQueue : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _written;

    /// <summary>Starts the thread; the writer is disposed of with the queue.</summary>
    public AppendQueue(
        StorageOptions options, IGroupWriter writer, TimeProvider time, ILogger logger, Action written)
    {
        _time = time;
        _logger = logger;
        _written = written;
        _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.QueueBound) { SingleReader = true });
        var patience = TimeSpan.FromMilliseconds(options.QueueTimeoutMilliseconds);
        var picker = new GroupPicker(_queue.Reader, options.GroupSize, time, patience);
        new Thread(() => Run(writer, picker)) { IsBackground = true, Name = "log writer" }.Start();
    }

    /// <summary>Queues an append, or answers at once that there is no room.</summary>
    public ValueTask<AppendOutcome> EnqueueAsync(Append append)
    {
        var pending = new PendingAppend(append, _time.GetTimestamp());
        return _queue.Writer.TryWrite(pending)
            ? new ValueTask<AppendOutcome>(pending.Task)
            : new ValueTask<AppendOutcome>(new AppendOutcome(AppendResult.Unavailable, 0));
    }

    /// <summary>Takes no more, writes what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    // A thread of its own: the database's answer wakes it at once, however busy the pool is with those who were just answered.
    private void Run(IGroupWriter writer, GroupPicker picker)
    {
        try
        {
            while (picker.HasDeferred || Wait(_queue.Reader.WaitToReadAsync()))
            {
                var group = picker.Next();
                if (group.Count > 0)
                {
                    Write(writer, group);
                }
            }

            picker.Abandon();
            writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _ended.SetResult();
        }
        catch (Exception e)
        {
            _ended.SetException(e);
        }
    }

    private static T Wait<T>(ValueTask<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();

    private void Write(IGroupWriter writer, IReadOnlyList<PendingAppend> group)
    {
        try
        {
            if (writer.WriteAsync(group).GetAwaiter().GetResult())
            {
                _written();
            }
        }
        catch (Exception e)
        {
            // A fault of ours. Whoever waits must hear of it, and the next group must not suffer.
            LogFault(_logger, e);
            foreach (var pending in group)
            {
                pending.TrySetException(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log's writer failed on a group")]
    private static partial void LogFault(ILogger logger, Exception e);
}
