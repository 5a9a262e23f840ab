using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log;

public sealed class ReadTests
{
    [Theory, BothDatabases]
    public async Task Reading_all_while_several_writers_commit_skips_nothing(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var processes = Enumerable.Range(0, dialect == Dialect.Sqlite ? 1 : 3).Select(_ => log.AnotherProcess()).ToArray();
        using var stop = new CancellationTokenSource();
        var writing = processes.SelectMany((p, i) => Enumerable.Range(0, 8).Select(c => WriteAsync(p, $"unit/{i}-{c}", stop.Token))).ToArray();

        var seen = new List<StoredEvent>();
        while (seen.Count < 3_000)
        {
            seen.AddRange(await log.Log.ReadAllAsync(seen.Count == 0 ? 0 : seen[^1].Position, 100));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        var last = seen[^1].Position;
        var all = (await LogChecks.AllAsync(log.Log)).Where(e => e.Position <= last);
        seen.Select(e => e.Position).Should().Equal(all.Select(e => e.Position));
        (await log.Log.HeadPositionAsync()).Should().BeGreaterThanOrEqualTo(last);
        foreach (var process in processes.Where(p => p != log))
        {
            await process.DisposeAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Reading_after_a_version_or_position_inside_an_append_still_knows_its_command(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var append = Make.Append("unit/1", 0, events: 3);
        await log.Log.AppendAsync(append);
        var later = await log.Log.ReadStreamAsync("unit/1", 2);
        later.Should().ContainSingle().Which.CommandId.Should().Be(append.CommandId);
        var first = (await log.Log.ReadAllAsync(0, 1)).Single();
        (await log.Log.ReadAllAsync(first.Position)).Should().HaveCount(2).And.OnlyContain(e => e.CommandId == append.CommandId);
    }

    [Theory, BothDatabases]
    public async Task Page_of_the_feed_looks_at_no_more_events_than_it_may(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("test/1", 0, events: 25));
        await log.Log.AppendAsync(new("wanted/1", 0, Guid.NewGuid(), Make.Noon, [Make.Event("wanted.happened")], []));
        var all = await log.Log.ReadAllAsync(0);

        var first = await log.Log.ReadFeedAsync(0, ["wanted", "other"], limit: 20);
        var second = await log.Log.ReadFeedAsync(first.Position, ["wanted", "other"], limit: 20);
        var third = await log.Log.ReadFeedAsync(second.Position, ["wanted", "other"], limit: 20);

        first.Should().BeEquivalentTo(new FeedPage([], all[19].Position, More: true));
        second.Should().BeEquivalentTo(new FeedPage([new(all[25].Position, "wanted/1", "wanted.happened")], all[25].Position, More: false));
        third.Should().BeEquivalentTo(new FeedPage([], all[25].Position, More: false));
    }

    [Theory, BothDatabases]
    public async Task Empty_log_reads_as_empty_and_its_head_is_zero(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        (await log.Log.ReadStreamAsync("unit/1")).Should().BeEmpty();
        (await log.Log.ReadAllAsync(0)).Should().BeEmpty();
        (await log.Log.HeadPositionAsync()).Should().Be(0);
        (await log.Log.HeadAsync("unit/1")).Should().Be(new StreamHead(0, false));
    }

    [Theory, BothDatabases]
    public async Task Head_asked_for_after_an_append_always_shows_it(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await using var other = new Owned(log.AnotherProcess(), log);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async i =>
        {
            for (var version = 0; version < 20; version++)
            {
                var append = Make.Append($"unit/{i}", version);
                await other.Log.Log.AppendAsync(append);
                (await log.Log.HeadAsync($"unit/{i}", append.CommandId)).Should().Be(new StreamHead(version + 1, true));
            }
        }));
        (await log.Log.HeadAsync("unit/1", Guid.NewGuid())).Should().Be(new StreamHead(20, false));
    }

    private static async Task WriteAsync(TestLog log, string stream, CancellationToken stop)
    {
        for (var version = 0; !stop.IsCancellationRequested; version += 2)
        {
            (await log.Log.AppendAsync(Make.Append(stream, version, events: 2))).Result.Should().Be(AppendResult.Written);
        }
    }

    /// <summary>Disposes of the other process' storage, unless it is the first one's.</summary>
    private sealed class Owned(TestLog log, TestLog first) : IAsyncDisposable
    {
        public TestLog Log => log;

        public ValueTask DisposeAsync() => log == first ? ValueTask.CompletedTask : log.DisposeAsync();
    }
}
