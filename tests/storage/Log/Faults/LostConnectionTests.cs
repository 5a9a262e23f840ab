using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Faults;

/// <summary>Groups whose answer is lost, and a database that is slow because somebody holds the lock of the log.</summary>
public sealed class LostConnectionTests
{
    private const string Waiting =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()";

    private const string EndWaiting =
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()
        """;

    [Fact]
    public async Task Connection_cut_while_the_group_waits_is_resolved_as_not_written_and_the_next_try_is()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres);
        await using var holder = await HeldLock.TakeAsync(log);
        var append = Make.Append("unit/1", 0);
        var first = log.Log.AppendAsync(append).AsTask();
        await Wait.UntilAsync(async () => (long)(await log.ScalarAsync(Waiting))! == 1, "the group to reach the lock");

        await log.ScalarAsync(EndWaiting);

        (await first).Result.Should().Be(AppendResult.Unavailable);
        await holder.ReleaseAsync();
        (await log.Log.AppendAsync(append)).Should().Be(new AppendOutcome(AppendResult.Written, 1));
    }

    [Fact]
    public async Task Answer_lost_after_the_commit_is_resolved_as_written()
    {
        // The server commits the group and its backend ends before it answers.
        await using var log = await TestLog.CreateAsync(Dialect.Postgres);
        await log.Log.AppendAsync(Make.Append("warm/up", 0));
        var definition = (string)(await log.ScalarAsync("select pg_get_functiondef('append_group_3'::regproc)"))!;
        await log.ScalarAsync(definition.Replace(
            "    commit;", "    commit; perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(10);", StringComparison.Ordinal));

        var outcome = await log.Log.AppendAsync(Make.Append("unit/1", 0, events: 2));

        outcome.Should().Be(new AppendOutcome(AppendResult.Written, 2));
        (await log.Log.ReadStreamAsync("unit/1")).Should().HaveCount(2);
    }

    [Fact]
    public async Task Outcome_that_cannot_be_asked_for_in_time_is_unknown()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { UnknownTimeoutMilliseconds = 300, ConnectTimeoutMilliseconds = 1_000, CommandTimeoutMilliseconds = 1_000 };
        options.Postgres.ConnectionString = server.ConnectionString();
        await using var log = TestLog.On(options);
        await log.MigrateAsync();
        await log.Log.AppendAsync(Make.Append("unit/1", 0));

        await server.PauseAsync();
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Should().Be(new AppendOutcome(AppendResult.Unknown, 0));
        await server.ResumeAsync();

        var head = await log.Log.HeadAsync("unit/1");
        (await log.Log.AppendAsync(Make.Append("unit/1", head.Version))).Result.Should().Be(AppendResult.Written);
    }

    [Fact]
    public async Task Lock_held_by_another_session_times_out_and_nothing_is_written()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres, o => o.LockTimeoutMilliseconds = 100);
        await using var holder = await HeldLock.TakeAsync(log);
        (await log.Log.AppendAsync(Make.Append("unit/1", 0))).Should().Be(new AppendOutcome(AppendResult.Unavailable, 0));
        // Reading and head checks do not wait for writers.
        (await log.Log.HeadAsync("unit/1")).Version.Should().Be(0);
        await holder.ReleaseAsync();
        (await log.Log.AppendAsync(Make.Append("unit/1", 0))).Result.Should().Be(AppendResult.Written);
    }

    [Theory, BothDatabases]
    public async Task Queue_is_bounded_while_the_database_is_slow(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect, o => (o.QueueBound, o.GroupSize) = (10, 5));
        await using var holder = await HeldLock.TakeAsync(log);
        var appends = Enumerable.Range(0, 100).Select(i => log.Log.AppendAsync(Make.Append($"unit/{i}", 0)).AsTask()).ToArray();

        // At most a group under way, one group's worth put by, and the queue: the others are answered while the database still stands.
        await Wait.UntilAsync(() => appends.Count(a => a.IsCompleted) >= 80, "the queue's refusals");
        appends.Where(a => a.IsCompleted).Should().OnlyContain(a => a.Result.Result == AppendResult.Unavailable);
        await holder.ReleaseAsync();

        var outcomes = await Task.WhenAll(appends);
        var written = outcomes.Count(o => o.Result == AppendResult.Written);
        written.Should().BeInRange(1, 20);
        (await log.ScalarAsync("select count(*) from event")).Should().Be((long)written);
    }

    [Fact]
    public async Task Session_that_idles_with_the_lock_in_its_transaction_is_ended_by_the_server()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres, o => o.LockTimeoutMilliseconds = 30_000);
        await log.Log.AppendAsync(Make.Append("unit/1", 0));
        await using var pool = await log.Database.OpenAsync();
        await using var transaction = await pool.BeginTransactionAsync();
        await using var append = pool.CreateCommand();
        append.CommandText = "select append_event('catalog/1', 'c', 'test.happened', 1, 0, '{}')";
        await append.ExecuteNonQueryAsync();

        // The transaction never commits, and yet:
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Result.Should().Be(AppendResult.Written);
        (await log.Log.ReadStreamAsync("catalog/1")).Should().BeEmpty();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => transaction.CommitAsync());
    }
}
