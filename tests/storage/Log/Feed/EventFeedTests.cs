using System.Collections.Concurrent;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Feed;

public sealed class EventFeedTests
{
    [Theory, BothDatabases]
    public async Task Feed_hands_out_what_any_process_writes_after_its_start_in_order(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("before/start", 0));
        var consumer = new Recorder();
        using var feed = Feed(log, consumer);
        await feed.StartAsync(default);
        var other = log.AnotherProcess();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? log : other).Log.AppendAsync(Make.Append($"unit/{i}", 0, 2)).AsTask()));
        await Wait.UntilAsync(() => consumer.Events.Count >= 400, "the feed");

        var all = (await LogChecks.AllAsync(log.Log)).Where(e => e.Stream != "before/start");
        consumer.Events.Select(e => e.Position).Should().Equal(all.Select(e => e.Position));
        await feed.StopAsync(default);
        if (other != log)
        {
            await other.DisposeAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Consumer_that_throws_keeps_nothing_from_the_others(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var consumer = new Recorder();
        using var feed = Feed(log, new Thrower(), consumer);
        await feed.StartAsync(default);
        await log.Log.AppendAsync(Make.Append("unit/1", 0));
        await Wait.UntilAsync(() => consumer.Events.Count == 1, "the first event");
        await log.Log.AppendAsync(Make.Append("unit/1", 1));
        await Wait.UntilAsync(() => consumer.Events.Count == 2, "the second event");
        await feed.StopAsync(default);
    }

    [Theory, BothDatabases]
    public async Task Kinds_that_nobody_follows_are_passed_over(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var consumer = new Recorder { Kinds = ["wanted"] };
        using var feed = Feed(log, consumer);
        await feed.StartAsync(default);
        await log.Log.AppendAsync(Make.Append("test/1", 0, events: 3));
        await log.Log.AppendAsync(new("wanted/1", 0, Guid.NewGuid(), Make.Noon, [Make.Event("wanted.happened")], []));
        await log.Log.AppendAsync(Make.Append("test/1", 3));
        var head = await log.Log.HeadPositionAsync();
        await Wait.UntilAsync(() => feed.Position == head, "the feed to pass what nobody follows");
        consumer.Events.Should().ContainSingle().Which.Should().Match<FeedEvent>(e => e.Stream == "wanted/1" && e.Type == "wanted.happened");
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task Feed_goes_on_without_a_gap_after_the_database_was_away()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { ConnectTimeoutMilliseconds = 1_000 };
        options.Postgres.ConnectionString = server.ConnectionString();
        await using var log = TestLog.On(options);
        await log.MigrateAsync();
        var consumer = new Recorder();
        using var feed = Feed(log, consumer);
        await feed.StartAsync(default);
        await using var writer = WriterProcess.Start(options);
        await writer.AcknowledgedAsync(100);

        await server.CrashAsync();
        await server.StartAgainAsync();
        await writer.AcknowledgedAsync(writer.Acknowledged.Count + 100);
        await writer.KillAsync();

        var all = new List<StoredEvent>();
        await Wait.UntilAsync(
            async () =>
            {
                all = await LogChecks.AllAsync(log.Log);
                return consumer.Events.Count == all.Count;
            },
            "the feed to reach the head");
        consumer.Events.Select(e => e.Position).Should().Equal(all.Select(e => e.Position));
        await feed.StopAsync(default);
    }

    private static EventFeed Feed(TestLog log, params IEventFeedConsumer[] consumers) =>
        new(log.Log, consumers, log.Options, TimeProvider.System, NullLogger<EventFeed>.Instance);

    private sealed class Recorder : IEventFeedConsumer
    {
        public ConcurrentQueue<FeedEvent> Events { get; } = new();

        public IReadOnlyCollection<string> Kinds { get; init; } = ["test"];

        public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
        {
            foreach (var e in events)
            {
                Events.Enqueue(e);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class Thrower : IEventFeedConsumer
    {
        public IReadOnlyCollection<string> Kinds { get; init; } = ["test"];

        public Task OnEventsAsync(IReadOnlyList<FeedEvent> events) => throw new InvalidOperationException("a fault of the consumer");
    }
}
