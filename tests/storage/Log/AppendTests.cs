using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log;

public sealed class AppendTests
{
    [Theory, BothDatabases]
    public async Task Append_of_several_events_is_read_back_whole_with_its_command_and_time(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var append = Make.Append("unit/1", 0, events: 3);

        (await log.Log.AppendAsync(append)).Should().Be(new AppendOutcome(AppendResult.Written, 3));

        var events = await log.Log.ReadStreamAsync("unit/1");
        events.Select(e => e.Version).Should().Equal(1, 2, 3);
        events.Should().OnlyContain(e => e.CommandId == append.CommandId && e.At == append.At && e.Stream == "unit/1");
        events[2].Event.Type.Should().Be("test.happened");
        System.Text.Encoding.UTF8.GetString(events[2].Event.Data.Span).Should().Be("""{"n":1}""");
    }

    [Theory, BothDatabases]
    public async Task Append_to_a_stream_that_moved_on_conflicts_and_writes_nothing(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, events: 2));

        var late = Make.Append("unit/1", 1, 1, null, Make.Unit("1", 2), Make.Due("unit/1", 5), Make.Mail("m"));
        (await log.Log.AppendAsync(late)).Should().Be(new AppendOutcome(AppendResult.Conflict, 2));

        (await log.Log.ReadStreamAsync("unit/1")).Should().HaveCount(2);
        foreach (var table in (string[])["unit_view", "due", "outbox"])
        {
            (await log.ScalarAsync($"select count(*) from {table}")).Should().Be(0L);
        }
    }

    [Theory, BothDatabases]
    public async Task Append_ahead_of_its_stream_conflicts_and_leaves_no_gap(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        (await log.Log.AppendAsync(Make.Append("unit/1", 4))).Should().Be(new AppendOutcome(AppendResult.Conflict, 0));
        (await log.Log.ReadStreamAsync("unit/1")).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Same_command_twice_is_taken_once_and_answers_where_it_ended(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var command = Guid.NewGuid();
        await log.Log.AppendAsync(Make.Append("unit/1", 0, events: 2, command));
        await log.Log.AppendAsync(Make.Append("unit/1", 2, events: 3));

        foreach (var expected in (int[])[0, 2, 5])
        {
            var again = await log.Log.AppendAsync(Make.Append("unit/1", expected, events: 2, command, Make.Unit("1", 7)));
            again.Should().Be(new AppendOutcome(AppendResult.AlreadyTaken, 2));
        }

        (await log.Log.ReadStreamAsync("unit/1")).Should().HaveCount(5);
        (await log.ScalarAsync("select count(*) from unit_view")).Should().Be(0L);
    }

    [Theory, BothDatabases]
    public async Task Command_taken_by_the_last_events_answers_the_version_of_the_last(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var command = Guid.NewGuid();
        await log.Log.AppendAsync(Make.Append("unit/1", 0, events: 3, command));
        (await log.Log.AppendAsync(Make.Append("unit/1", 3, 1, command))).Should().Be(new AppendOutcome(AppendResult.AlreadyTaken, 3));
    }

    [Theory, BothDatabases]
    public async Task Rows_are_replaced_deleted_and_added_once_with_their_events(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 1, null, Make.Unit("1", 1, "held \"a\\b\", (c)", ""), Make.Due("unit/1", 5), Make.Mail("m")));
        (await log.ScalarAsync("select status from unit_view")).Should().Be("held \"a\\b\", (c)");
        (await log.ScalarAsync("select session_id from unit_view")).Should().Be("");
        (await log.ScalarAsync("select contact_id from unit_view")).Should().Be(DBNull.Value);

        await log.Log.AppendAsync(Make.Append("unit/1", 1, 1, null, Make.Unit("1", 2, "free"), Make.NotDue("unit/1"), Make.Mail("m", "other")));
        (await log.ScalarAsync("select status from unit_view")).Should().Be("free");
        (await log.ScalarAsync("select count(*) from due")).Should().Be(0L);
        (await log.ScalarAsync("select template from outbox")).Should().Be("confirmation");
        (await log.ScalarAsync("select status from outbox")).Should().Be("pending");
    }

    [Theory, BothDatabases]
    public async Task Several_changes_of_a_row_in_one_append_end_as_the_last(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append(
            "unit/1", 0, 1, null, Make.Unit("1", 1, "a"), Make.Due("unit/1", 1), Make.Unit("1", 1, "b"), Make.NotDue("unit/1"), Make.Mail("m"), Make.Mail("m", "x")));
        (await log.ScalarAsync("select status from unit_view")).Should().Be("b");
        (await log.ScalarAsync("select count(*) from due")).Should().Be(0L);
        (await log.ScalarAsync("select template from outbox")).Should().Be("confirmation");
    }

    [Theory, BothDatabases]
    public async Task Neighbours_of_a_conflict_in_their_group_are_written(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("unit/even", 0));

        // All are queued before the first group ends, so they share groups.
        var appends = Enumerable.Range(0, 200).Select(i => i % 2 == 0
            ? Make.Append($"unit/{i}", 0, 2, null, Make.Unit($"{i}", i), Make.Due($"unit/{i}", i))
            : Make.Append($"unit/{i}", 7, 2, null, Make.Unit($"{i}", i), Make.Due($"unit/{i}", i))).ToArray();
        var outcomes = await Task.WhenAll(appends.Select(a => log.Log.AppendAsync(a).AsTask()));

        outcomes.Where((_, i) => i % 2 == 0).Should().OnlyContain(o => o == new AppendOutcome(AppendResult.Written, 2));
        outcomes.Where((_, i) => i % 2 == 1).Should().OnlyContain(o => o == new AppendOutcome(AppendResult.Conflict, 0));
        (await log.ScalarAsync("select count(*) from event")).Should().Be(201L);
        (await log.ScalarAsync("select count(*) from unit_view")).Should().Be(100L);
        (await log.ScalarAsync("select count(*) from due where due_at % 2 = 1")).Should().Be(0L);
    }

    [Theory, BothDatabases]
    public async Task Stream_that_went_on_elsewhere_since_its_last_append_conflicts_and_its_neighbours_are_written(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => log.Log.AppendAsync(Make.Append($"unit/{i}", 0)).AsTask()));
        await log.ScalarAsync(
            "insert into event (stream, version, command_id, type, schema, at, data) values ('unit/7', 2, 'elsewhere', 'unit.tested', 1, 0, '{}') returning 1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => log.Log.AppendAsync(Make.Append($"unit/{i}", 1, 2, null, Make.Unit($"{i}", i))).AsTask()));

        outcomes[7].Should().Be(new AppendOutcome(AppendResult.Conflict, 2));
        outcomes.Where((_, i) => i != 7).Should().OnlyContain(o => o == new AppendOutcome(AppendResult.Written, 3));
        (await log.ScalarAsync("select count(*) from event where stream = 'unit/7'")).Should().Be(2L);
        (await log.ScalarAsync("select count(*) from unit_view where unit_id = '7'")).Should().Be(0L);
        (await log.Log.AppendAsync(Make.Append("unit/7", 2))).Should().Be(new AppendOutcome(AppendResult.Written, 3));
    }

    [Theory, BothDatabases]
    public async Task Rows_of_one_key_written_by_two_streams_at_once_end_as_one_of_them(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            log.Log.AppendAsync(Make.Append($"unit/{i}", 0, 1, null, Make.Unit("shared", i))).AsTask()));
        outcomes.Should().OnlyContain(o => o.Result == AppendResult.Written);
        (await log.ScalarAsync("select count(*) from unit_view")).Should().Be(1L);
    }

    [Theory, BothDatabases]
    public async Task Rows_that_processes_write_in_opposite_order_keep_nobody_waiting(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var other = log.AnotherProcess();

        // Those of one process change the rows from first to last, those of the other from last to first: a deadlock, were rows locked one by one.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(i =>
        {
            var rows = Enumerable.Range(0, 20).Select(row => Make.Unit($"shared-{row}", i));
            return (i % 2 == 0 ? log : other).Log.AppendAsync(Make.Append($"unit/{i}", 0, 1, null, [.. i % 2 == 0 ? rows : rows.Reverse()])).AsTask();
        }));

        outcomes.Should().OnlyContain(o => o.Result == AppendResult.Written);
        (await log.ScalarAsync("select count(*) from unit_view")).Should().Be(20L);
        if (other != log)
        {
            await other.DisposeAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Poison_append_fails_alone_and_to_its_own_caller(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var poison = new RowChange(ReadModelTables.Unit, "bad", ["bad", "p", "not a number", "s", null, null, null, null, null, null, null, 1L]);
        var tasks = Enumerable.Range(0, 100)
            .Select(i => log.Log.AppendAsync(Make.Append($"unit/{i}", 0, 1, null, i == 37 ? poison : Make.Unit($"{i}", i))).AsTask())
            .ToArray();

        var refused = await Assert.ThrowsAsync<AppendRefusedException>(() => tasks[37]);
        refused.Message.Should().StartWith("The database refused an append to unit/37: ");
        foreach (var task in tasks.Where(t => t != tasks[37]))
        {
            (await task).Result.Should().Be(AppendResult.Written);
        }

        (await log.ScalarAsync("select count(*) from event")).Should().Be(99L);
        (await log.ScalarAsync("select count(*) from event where stream = 'unit/37'")).Should().Be(0L);
    }

    [Theory, BothDatabases]
    public async Task Rows_alone_are_written_when_the_stream_stands_where_expected(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 2));
        (await log.Log.AppendAsync(Make.Append("unit/1", 2, 0, null, Make.Unit("1", 9)))).Should().Be(new AppendOutcome(AppendResult.Written, 2));
        (await log.Log.AppendAsync(Make.Append("unit/1", 1, 0, null, Make.Unit("1", 8)))).Should().Be(new AppendOutcome(AppendResult.Conflict, 2));
        (await log.ScalarAsync("select version from unit_view")).Should().Be(9L);
        (await log.Log.ReadStreamAsync("unit/1")).Should().HaveCount(2);
    }

    [Theory, BothDatabases]
    public async Task Append_that_breaks_a_rule_is_refused_before_it_is_queued(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var noJson = new Append("unit/1", 0, Guid.NewGuid(), Make.Noon, [Make.Event(json: """{"n":""")], []);
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await log.Log.AppendAsync(noJson));
        error.Message.Should().StartWith("Append to unit/1: the data of test.happened is not JSON: ");

        var shortRow = Make.Append("unit/1", 0, 1, null, new RowChange(ReadModelTables.Due, "unit/1", ["unit/1"]));
        error = await Assert.ThrowsAsync<ArgumentException>(async () => await log.Log.AppendAsync(shortRow));
        error.Message.Should().StartWith("Append to unit/1: a row of due has the 3 values of its columns, its key first.");
    }
}
