using System.Threading.Channels;

namespace CustomerConnect.Storage.Log.Heads;

/// <summary>
/// Groups head checks: while a query is under way the next ones gather, so a check is only ever answered by a query that
/// was sent after it was asked for.
/// </summary>
internal sealed class HeadQueue : IAsyncDisposable
{
    private readonly Channel<HeadRequest> _queue;
    private readonly IHeadReader _reader;
    private readonly int _groupSize;
    private readonly Task _loop;

    public HeadQueue(StorageOptions options, IHeadReader reader)
    {
        _reader = reader;
        _groupSize = options.GroupSize;
        _queue = Channel.CreateBounded<HeadRequest>(new BoundedChannelOptions(options.QueueBound) { SingleReader = true });
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Where a stream stands.</summary>
    /// <exception cref="StorageUnavailableException">The queue is full, or the database did not answer in time.</exception>
    public ValueTask<StreamHead> HeadAsync(string stream, Guid commandId)
    {
        var request = new HeadRequest(stream, commandId);
        return _queue.Writer.TryWrite(request)
            ? new ValueTask<StreamHead>(request.Task)
            : throw new StorageUnavailableException("Too many head checks wait for the database.");
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _reader.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        var group = new List<HeadRequest>(_groupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < _groupSize && _queue.Reader.TryRead(out var request))
            {
                group.Add(request);
            }

            await AnswerAsync(group);
        }
    }

    private async Task AnswerAsync(List<HeadRequest> group)
    {
        try
        {
            var heads = await _reader.ReadAsync(group);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].TrySetResult(heads[i]);
            }
        }
        catch (Exception e)
        {
            foreach (var request in group)
            {
                request.TrySetException(e);
            }

            // While the database is away, what gathered behind this query would wait for it in vain, a time-out each.
            while (e is StorageUnavailableException && _queue.Reader.TryRead(out var request))
            {
                request.TrySetException(e);
            }
        }
    }
}
