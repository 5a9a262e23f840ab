using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Faults;

/// <summary>A process that stops after its call has arrived and before the Sync behind it: the server waits for the rest without any time-out.</summary>
public sealed class PausedMessageTests
{
    [Fact]
    public async Task Group_that_was_executed_and_not_synced_is_durable_and_holds_no_lock()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres);
        await log.Log.AppendAsync(Make.Append("unit/1", 0));
        await using var paused = await OpenAsync(log);

        await paused.ExecuteWithoutSyncAsync(Call("unit/2"));

        (await log.ScalarAsync("select count(*) from event where stream = 'unit/2'")).Should().Be(1L);
        (await log.ScalarAsync("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"))
            .Should().Be(0L);
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Result.Should().Be(AppendResult.Written);
        (await log.Log.AppendAsync(Make.Append("unit/2", 1))).Result.Should().Be(AppendResult.Written);
    }

    [Fact]
    public async Task Claim_that_was_executed_and_not_synced_holds_no_row()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 1, null, Make.Due("unit/1", 1)));
        await using var paused = await OpenAsync(log);

        await paused.ExecuteWithoutSyncAsync("call claim_due(10, 2000, 5, null::text[])");

        (await log.ScalarAsync("select claimed_until from due")).Should().Be(2000L);
        (await log.Log.AppendAsync(Make.Append("unit/1", 1, 1, null, Make.Due("unit/1", 7)))).Result.Should().Be(AppendResult.Written);
        (await log.ScalarAsync("select claimed_until from due")).Should().Be(0L);
    }

    [Fact]
    public async Task Row_of_a_rebuild_that_was_deleted_and_not_synced_is_locked_for_nobody()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 1, null, Make.Unit("1", 1, "s1")));
        await using var paused = await OpenAsync(log);

        await paused.ExecuteWithoutSyncAsync("call delete_row_as_read('unit_view', 'unit_id', '1', '{\"version\":1}', 0)");

        (await log.ScalarAsync("select count(*) from unit_view")).Should().Be(0L);
        (await log.Log.AppendAsync(Make.Append("unit/1", 1, 1, null, Make.Unit("1", 2, "s2")))).Result.Should().Be(AppendResult.Written);
    }

    private static Task<RawSession> OpenAsync(TestLog log)
    {
        var where = new NpgsqlConnectionStringBuilder(log.Options.Postgres.ConnectionString);
        return RawSession.OpenAsync(where.Host!, where.Port, where.Username!, where.Database!);
    }

    private static string Call(string stream)
    {
        var noRows = string.Join(", ", ReadModelTables.All.Select(t => t.Mode == RowMode.Upsert ? "null, null, null, null" : "null, null"));
        return $$"""
            call append_group_3(array['{{stream}}'], array[0], array['c'],
                array[1], array['{{stream}}'], array[1], array['{{Guid.NewGuid():n}}'], array['t'], array[1], array[0], array['{}'],
                {{noRows}}, array[1], null::int[], null::bigint[])
            """;
    }
}
