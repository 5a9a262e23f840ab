using CustomerConnect.Storage.Log.Groups;
using CustomerConnect.Storage.Log.Heads;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log;

/// <summary>The log over a database: appends and head checks in groups, reads as they come.</summary>
internal sealed class GroupedEventLog : IEventLog, IAsyncDisposable
{
    private readonly AppendQueue _appends;
    private readonly HeadQueue _heads;
    private readonly EventQueries _queries;

    public GroupedEventLog(
        StorageOptions options, IGroupWriter writer, IHeadReader heads, EventQueries queries, TimeProvider time, ILogger logger)
    {
        _queries = queries;
        _heads = new HeadQueue(options, heads);
        _appends = new AppendQueue(options, writer, time, logger, TellAppended);
    }

    /// <inheritdoc />
    public event Action? Appended;

    /// <inheritdoc />
    public ValueTask<AppendOutcome> AppendAsync(Append append)
    {
        AppendRules.Check(append);
        return _appends.EnqueueAsync(append);
    }

    /// <inheritdoc />
    public ValueTask<StreamHead> HeadAsync(string stream, Guid commandId = default) => _heads.HeadAsync(stream, commandId);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string stream, int afterVersion = 0, CancellationToken cancel = default) =>
        _queries.ReadStreamAsync(stream, afterVersion, cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit = 500, CancellationToken cancel = default) =>
        _queries.ReadAllAsync(afterPosition, limit, cancel);

    /// <inheritdoc />
    public Task<FeedPage> ReadFeedAsync(
        long afterPosition, IReadOnlyCollection<string> kinds, int limit = 1_000, CancellationToken cancel = default) =>
        _queries.ReadFeedAsync(afterPosition, kinds, limit, cancel);

    /// <inheritdoc />
    public Task<long> HeadPositionAsync(CancellationToken cancel = default) => _queries.HeadPositionAsync(cancel);

    /// <summary>Takes no more appends, writes those that wait, and closes the log's connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _appends.DisposeAsync();
        await _heads.DisposeAsync();
    }

    private void TellAppended()
    {
        if (Appended is { } listeners)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static l => l(), listeners, preferLocal: false);
        }
    }
}
