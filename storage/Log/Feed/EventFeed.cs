using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log.Feed;

/// <summary>
/// Follows the log from its head at start and hands every later event to the consumers of this process, in order and without a
/// gap, also across outages of the database. Looks when this process has written, and at the poll interval for what others wrote.
/// </summary>
public sealed partial class EventFeed(
    IEventLog log, IEnumerable<IEventFeedConsumer> consumers, StorageOptions options, TimeProvider time, ILogger<EventFeed> logger)
    : BackgroundService
{
    private const int PageSize = 1_000;

    // Under load a hint comes with every group; a page each would cost more than it tells.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private readonly IEventFeedConsumer[] _consumers = [.. consumers];
    private readonly string[] _kinds = [.. consumers.SelectMany(c => c.Kinds).Distinct(StringComparer.Ordinal)];
    private readonly Channel<bool> _hints = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private bool _failing;

    /// <summary>Position up to which all events of the consumers' kinds were handed out.</summary>
    public long Position { get; private set; }

    /// <inheritdoc />
    /// <remarks>The place to start from is taken before the services after this one start: they miss nothing.</remarks>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_consumers.Length > 0)
        {
            Position = await log.HeadPositionAsync(cancellationToken);
            await base.StartAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void Hint() => _hints.Writer.TryWrite(true);
        log.Appended += Hint;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (!await ReadPageAsync(stoppingToken))
                {
                    await WaitAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end that was asked for.
        }
        finally
        {
            log.Appended -= Hint;
        }
    }

    /// <summary>Hands the next page out; true when there may be more at once.</summary>
    private async Task<bool> ReadPageAsync(CancellationToken cancel)
    {
        try
        {
            var page = await log.ReadFeedAsync(Position, _kinds, PageSize, cancel);
            if (_failing)
            {
                _failing = false;
                LogBack(logger, Position);
            }

            if (page.Events.Count > 0)
            {
                await HandOutAsync(page.Events);
            }

            Position = page.Position;
            return page.More;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever it is, the feed goes on from here when it is over.
            if (!_failing)
            {
                _failing = true;
                LogAway(logger, e is StorageUnavailableException ? null : e, Position, e.Message);
            }

            return false;
        }
    }

    private async Task HandOutAsync(IReadOnlyList<FeedEvent> events)
    {
        foreach (var consumer in _consumers)
        {
            try
            {
                await consumer.OnEventsAsync(events);
            }
            catch (Exception e)
            {
                LogMissed(logger, consumer.GetType().Name, events[0].Position, events[^1].Position, e);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        await Task.Delay(Breath, time, cancel);
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var tick = Task.Delay(TimeSpan.FromMilliseconds(options.FeedPollMilliseconds), time, poll.Token);
        await Task.WhenAny(tick, _hints.Reader.WaitToReadAsync(poll.Token).AsTask());
        await poll.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        _hints.Reader.TryRead(out _);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed waits for the database at position {Position}: {Reason}")]
    private static partial void LogAway(ILogger logger, Exception? fault, long position, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The feed goes on from position {Position}")]
    private static partial void LogBack(ILogger logger, long position);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Consumer} failed on the events {From} to {To} of the feed and has missed them")]
    private static partial void LogMissed(ILogger logger, string consumer, long from, long to, Exception e);
}
