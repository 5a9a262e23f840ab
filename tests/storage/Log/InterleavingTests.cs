using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log;

/// <summary>Random appends of several writers, compared with a dictionary that does the same one by one.</summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    [Theory, BothDatabases]
    public async Task Any_interleaving_of_writers_ends_as_some_order_of_their_appends(Dialect dialect)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await using var log = await TestLog.CreateAsync(dialect, o => o.GroupSize = 7);
        var second = log.AnotherProcess(o => o.GroupSize = 3);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(c =>
            Task.Run(() => RunAsync(c % 2 == 0 ? log.Log : second.Log, new Random(seed + c)))));

        var events = await LogChecks.AllAsync(log.Log);
        foreach (var group in outcomes.SelectMany(o => o).GroupBy(o => o.Append.CommandId))
        {
            var stored = events.Where(e => e.CommandId == group.Key).ToList();
            var written = group.Count(o => o.Outcome.Result == AppendResult.Written);
            written.Should().Be(stored.Count > 0 ? 1 : 0, "a command is written once, and only when an answer says so");
            stored.Count.Should().BeOneOf(0, group.First().Append.Events.Count);
            foreach (var (_, outcome) in group.Where(o => o.Outcome.Result is AppendResult.Written or AppendResult.AlreadyTaken))
            {
                outcome.Version.Should().Be(stored[^1].Version);
            }
        }

        foreach (var stream in events.GroupBy(e => e.Stream))
        {
            stream.Select(e => e.Version).Should().Equal(Enumerable.Range(1, stream.Count()));
            (await log.ScalarAsync($"select version from unit_view where unit_id = '{stream.Key}'")).Should().Be((long)stream.Count());
        }

        if (second != log)
        {
            await second.DisposeAsync();
        }
    }

    private static async Task<List<(Append Append, AppendOutcome Outcome)>> RunAsync(IEventLog log, Random random)
    {
        var done = new List<(Append Append, AppendOutcome Outcome)>();
        var versions = new int[5];
        for (var i = 0; i < 60; i++)
        {
            var stream = random.Next(versions.Length);
            // Sometimes an old command again, sometimes a guess at the version, sometimes stale.
            var again = done.Count > 0 && random.Next(4) == 0 ? done[random.Next(done.Count)].Append : null;
            var expected = versions[stream] + (random.Next(8) == 0 ? 1 : 0);
            var count = random.Next(1, 4);
            var name = $"s{stream}";
            var append = again is not null
                ? again with { ExpectedVersion = versions[int.Parse(again.Stream.AsSpan(1))] }
                : Make.Append(name, expected, count);
            append = append with { Rows = [Make.Unit(append.Stream, append.ExpectedVersion + append.Events.Count)] };
            var outcome = await log.AppendAsync(append);
            outcome.Result.Should().BeOneOf(AppendResult.Written, AppendResult.Conflict, AppendResult.AlreadyTaken);
            if (outcome.Result != AppendResult.AlreadyTaken)
            {
                versions[int.Parse(append.Stream.AsSpan(1))] = outcome.Version;
            }

            done.Add((append, outcome));
        }

        return done;
    }
}
