using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Rebuild;
using CustomerConnect.TestSupport;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Rebuild;

public sealed class ReadModelRebuildTests
{
    [Theory, BothDatabases]
    public async Task Rebuild_restores_broken_missing_and_surplus_rows_and_leaves_the_outbox_alone(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await WriteAsync(log, streams: 60);
        await log.Log.AppendAsync(Make.Append("mail/1", 0, 1, null, Make.Mail("m")));
        await using (var connection = await log.Database.OpenAsync())
        {
            await using var damage = connection.CreateCommand();
            damage.CommandText =
                """
                update unit_view set status = 'broken' where unit_id = '1';
                delete from unit_view where unit_id = '2';
                delete from due where stream = 'unit/6';
                insert into due (stream, due_at, claimed_until) values ('unit/5', 4, 0), ('other/1', 1, 0);
                insert into unit_view (unit_id, version, changed_at) values ('stranger', 1, 1);
                """;
            await damage.ExecuteNonQueryAsync();
        }

        var progress = await Rebuild(log).RunAsync([new UnitProjection()]);

        progress.Should().Be(new RebuildProgress(61, 61, 1));
        (await Difference(log)).Should().BeNull();
        (await log.ScalarAsync("select count(*) from outbox")).Should().Be(1L);
        (await log.ScalarAsync("select count(*) from due where stream = 'other/1'")).Should().Be(1L, "no projection knows its stream");
    }

    [Theory, BothDatabases]
    public async Task A_wake_up_that_is_early_or_for_nothing_is_no_difference_and_is_left(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await WriteAsync(log, streams: 2);
        await log.ScalarAsync("update due set due_at = 0 where stream = 'unit/0'");
        await log.ScalarAsync("insert into due (stream, due_at, claimed_until) values ('unit/1', 7, 0)");

        (await Difference(log)).Should().BeNull();
        await Rebuild(log).RunAsync([new UnitProjection()]);

        (await log.ScalarAsync("select due_at from due where stream = 'unit/0'")).Should().Be(0L);
        (await log.ScalarAsync("select due_at from due where stream = 'unit/1'")).Should().Be(7L);
    }

    [Theory, BothDatabases]
    public async Task Rebuild_while_serving_never_overwrites_a_later_event(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var other = log.AnotherProcess();
        await WriteAsync(log, streams: 20);
        var writers = Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            for (var version = i % 2 + 1; version < 100; version++)
            {
                var process = version % 2 == 0 ? log : other;
                (await process.Log.AppendAsync(Append(i, version))).Result.Should().Be(AppendResult.Written);
            }
        })));
        var reader = Task.Run(() => VersionsNeverFallAsync(log, writers));

        do
        {
            await Rebuild(log).RunAsync([new UnitProjection()]);
        }
        while (!writers.IsCompleted);

        await writers;
        (await reader).Should().BeGreaterThan(0, "somebody looked meanwhile");
        (await Difference(log)).Should().BeNull();
        if (other != log)
        {
            await other.DisposeAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Row_that_has_changed_since_it_was_read_is_not_deleted(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await WriteAsync(log, streams: 2);
        var rows = new TableRows(log.Database);
        var read = await rows.FindAsync(ReadModelTables.Unit, "0", default);
        (await log.Log.AppendAsync(Append(0, 1))).Result.Should().Be(AppendResult.Written);

        (await rows.DeleteUnchangedAsync(ReadModelTables.Unit, read!, default)).Should().Be(0);

        (await rows.DeleteUnchangedAsync(ReadModelTables.Unit, (await rows.FindAsync(ReadModelTables.Unit, "0", default))!, default)).Should().Be(1);
        (await log.ScalarAsync("select count(*) from unit_view")).Should().Be(1L);
    }

    [Theory]
    [BothDatabases]
    public async Task Comparison_names_the_first_difference(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await WriteAsync(log, streams: 3);
        (await Difference(log)).Should().BeNull();
        await ExpectAsync("update unit_view set status = 'sold' where unit_id = '1'", "unit_view 1: status is 'sold', the log says 's2' (stream unit/1).");
        await ExpectAsync("delete from due where stream = 'unit/0'", "due unit/0: the row is missing (stream unit/0).");
        await ExpectAsync(
            "update due set due_at = 9 where stream = 'unit/0'", "due unit/0: due_at is '9', the log says '1' (stream unit/0).");
        await ExpectAsync("insert into unit_view (unit_id, version, changed_at) values ('x', 1, 1)", "unit_view x: no stream yields this row.");

        async Task ExpectAsync(string damage, string difference)
        {
            await log.ScalarAsync(damage);
            (await Difference(log)).Should().Be(difference);
            await Rebuild(log).RunAsync([new UnitProjection()]);
            (await Difference(log)).Should().BeNull();
        }
    }

    private static ReadModelRebuild Rebuild(TestLog log) => new(log.Database, log.Log, TimeProvider.System);

    private static Task<string?> Difference(TestLog log) => new ReadModelComparison(log.Database, log.Log).FirstDifferenceAsync([new UnitProjection()]);

    /// <summary>Reads all versions until the writers are done; how often.</summary>
    private static async Task<int> VersionsNeverFallAsync(TestLog log, Task writers)
    {
        var (seen, times) = (new Dictionary<string, long>(), 0);
        for (; !writers.IsCompleted || times == 0; times++)
        {
            await using var connection = await log.Database.OpenAsync();
            foreach (var (unit, version) in await connection.QueryAsync<(string, long)>("select unit_id, version from unit_view"))
            {
                version.Should().BeGreaterThanOrEqualTo(seen.GetValueOrDefault(unit), $"unit {unit} has been there");
                seen[unit] = version;
            }
        }

        return times;
    }

    private static async Task WriteAsync(TestLog log, int streams)
    {
        for (var i = 0; i < streams; i++)
        {
            await log.Log.AppendAsync(Append(i, 0));
            if (i % 2 == 1)
            {
                await log.Log.AppendAsync(Append(i, 1));
            }
        }
    }

    private static Append Append(int unit, int expected) =>
        Make.Append($"unit/{unit}", expected, 1, null, [.. UnitProjection.Rows($"unit/{unit}", expected + 1)]);

    /// <summary>The version is the state: the status says it, and odd versions are due.</summary>
    private sealed class UnitProjection : IStreamProjection
    {
        public static IReadOnlyList<RowChange> Rows(string stream, int version) =>
            [Make.Unit(stream["unit/".Length..], version, $"s{version}"), version % 2 == 1 ? Make.Due(stream, version) : Make.NotDue(stream)];

        public bool Owns(string stream) => stream.StartsWith("unit/", StringComparison.Ordinal);

        public IReadOnlyList<RowChange> Rows(string stream, IReadOnlyList<StoredEvent> events) => Rows(stream, events[^1].Version);
    }
}
