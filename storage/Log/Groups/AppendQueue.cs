using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log.Groups;

/// <summary>The bounded queue of this process' appends, and the loop that takes groups from it to the database.</summary>
internal sealed partial class AppendQueue : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _queue;
    private readonly Task _loop;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action _written;

    /// <summary>Starts the loop; the writer is disposed of with the queue.</summary>
    public AppendQueue(
        StorageOptions options, IGroupWriter writer, TimeProvider time, ILogger logger, Action written)
    {
        _time = time;
        _logger = logger;
        _written = written;
        _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.QueueBound) { SingleReader = true });
        var patience = TimeSpan.FromMilliseconds(options.QueueTimeoutMilliseconds);
        _loop = Task.Run(() => LoopAsync(writer, new GroupPicker(_queue.Reader, options.GroupSize, time, patience)));
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
        await _loop;
    }

    private async Task LoopAsync(IGroupWriter writer, GroupPicker picker)
    {
        await using (writer)
        {
            while (picker.HasDeferred || await _queue.Reader.WaitToReadAsync())
            {
                var group = picker.Next();
                if (group.Count > 0)
                {
                    await WriteAsync(writer, group);
                }
            }

            picker.Abandon();
        }
    }

    private async Task WriteAsync(IGroupWriter writer, IReadOnlyList<PendingAppend> group)
    {
        try
        {
            if (await writer.WriteAsync(group))
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
