using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Faults;

/// <summary>Writer processes that are killed or paused at random instants.</summary>
public sealed class KilledWriterTests(ITestOutputHelper output)
{
    [Theory, BothDatabases]
    public async Task Writers_killed_at_random_instants_lose_nothing_acknowledged_and_leave_nothing_half(Dialect dialect)
    {
        var random = Seeded();
        await using var log = await TestLog.CreateAsync(dialect);
        var acknowledged = new List<Acknowledged>();
        if (dialect == Dialect.Sqlite)
        {
            // The children own the file in turn.
            ((SqliteDatabase)log.Database).Dispose();
        }

        for (var round = 0; round < 6; round++)
        {
            var writers = Enumerable.Range(0, dialect == Dialect.Sqlite ? 1 : 3).Select(_ => WriterProcess.Start(log.Options)).ToArray();
            await Task.WhenAll(writers.Select(w => w.AcknowledgedAsync(random.Next(1, 400))));
            foreach (var writer in writers)
            {
                await writer.KillAsync();
                acknowledged.AddRange(writer.Acknowledged);
                await writer.DisposeAsync();
            }
        }

        acknowledged.Should().NotBeEmpty();
        await using var after = log.Reopened();
        await LogChecks.VerifyAsync(after, acknowledged);
    }

    [Fact]
    public async Task Writers_paused_at_random_instants_block_nobody()
    {
        var random = Seeded();
        await using var log = await TestLog.CreateAsync(Dialect.Postgres, o => o.LockTimeoutMilliseconds = 2_000);
        await using var paused = WriterProcess.Start(log.Options, callers: 64);
        await paused.AcknowledgedAsync(100);

        for (var round = 0; round < 40; round++)
        {
            var before = paused.Acknowledged.Count;
            await paused.AcknowledgedAsync(before + random.Next(1, 60));
            paused.Pause();
            for (var i = 0; i < 5; i++)
            {
                // A lock that stayed behind would make this Unavailable.
                var outcome = await log.Log.AppendAsync(Make.Append($"mine/{round}-{i}", 0));
                outcome.Result.Should().Be(CustomerConnect.Storage.Log.AppendResult.Written);
            }

            paused.Resume();
        }

        await paused.KillAsync();
        await log.ScalarAsync("delete from event where stream like 'mine/%' returning 1");
        await LogChecks.VerifyAsync(log, paused.Acknowledged);
    }

    private Random Seeded()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
