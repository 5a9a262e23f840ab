using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Schema;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Schema;

public sealed class MigratorTests
{
    private static readonly SchemaScript First = Script("0901_first.sql", "create table thing (id text not null primary key, n bigint)");
    private static readonly SchemaScript Second = Script("0902_second.sql", "alter table thing add column m bigint; update thing set m = n + 1");

    [Theory, BothDatabases]
    public async Task Processes_that_start_at_once_apply_each_script_once(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ApplyAsync(log, First, Second))));
        counts.Sum().Should().Be(2);
        (await log.ScalarAsync("select count(*) from schema_script where name like '09%'")).Should().Be(2L);
    }

    [Theory, BothDatabases]
    public async Task Database_that_holds_data_keeps_it_through_a_new_script(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await ApplyAsync(log, First);
        await log.Log.AppendAsync(Make.Append("unit/1", 0, 2, null, Make.Unit("1", 2)));
        await log.ScalarAsync("insert into thing (id, n) values ('a', 4) returning n");

        (await ApplyAsync(log, First, Second)).Should().Be(1);

        (await log.ScalarAsync("select m from thing")).Should().Be(5L);
        (await log.Log.ReadStreamAsync("unit/1")).Should().HaveCount(2);
        (await ApplyAsync(log, First, Second)).Should().Be(0);
    }

    [Theory, BothDatabases]
    public async Task Script_changed_after_it_was_applied_is_refused(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await ApplyAsync(log, First);
        var error = await Assert.ThrowsAsync<SchemaException>(() => ApplyAsync(log, First with { Sha = "other" }, Second));
        error.Message.Should().Be(
            "The schema script 0901_first.sql differs from the one this database was made with. Scripts are never changed once "
            + "applied: restore it and put the change into a new script.");
    }

    [Theory, BothDatabases]
    public async Task Database_of_a_newer_version_is_refused(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        await ApplyAsync(log, First, Second);
        var error = await Assert.ThrowsAsync<SchemaException>(() => ApplyAsync(log, First));
        error.Message.Should().Be(
            "The database has the schema script 0902_second.sql, which this program does not know: a newer version has upgraded it. "
            + "Run that version or a later one.");
        // Who brings none of that range does not mind.
        var log0 = SchemaScript.Find(dialect, [typeof(Migrator).Assembly]).Where(s => s.Range == 0).ToArray();
        (await ApplyAloneAsync(log, log0)).Should().Be(0);
    }

    [Theory, BothDatabases]
    public async Task Script_that_fails_leaves_the_database_as_it_was(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var broken = Script("0903_broken.sql", "create table other (id text); create table thing (id text)");
        var error = await Assert.ThrowsAsync<SchemaException>(() => ApplyAsync(log, First, broken));
        error.Message.Should().StartWith("The schema script 0903_broken.sql failed: ").And.EndWith(" The database was left as it was.");
        (await log.ScalarAsync("select count(*) from schema_script where name like '09%'")).Should().Be(0L);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => log.ScalarAsync("select * from thing"));
    }

    [Theory, BothDatabases]
    public async Task Tables_have_the_columns_of_the_read_models_and_only_portable_types(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect);
        var portable = dialect == Dialect.Postgres ? (string[])["text", "bigint", "double precision"] : ["TEXT", "INTEGER", "REAL"];
        foreach (var table in ReadModelTables.All)
        {
            await using var connection = await log.Database.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from {table.Name}";
            await using var reader = await command.ExecuteReaderAsync();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            columns.Take(table.Columns.Count).Should().Equal(table.Columns, "of {0}", table.Name);
            Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName).Should().BeSubsetOf(portable);
        }
    }

    /// <summary>The product's scripts, and then these.</summary>
    private static Task<int> ApplyAsync(TestLog log, params SchemaScript[] scripts) =>
        ApplyAloneAsync(log, [.. SchemaScript.Find(log.Database.Dialect, [typeof(Migrator).Assembly]), .. scripts]);

    private static Task<int> ApplyAloneAsync(TestLog log, IReadOnlyList<SchemaScript> scripts) =>
        new Migrator(log.Database, TimeProvider.System, NullLogger<Migrator>.Instance).ApplyAsync(scripts);

    private static SchemaScript Script(string name, string sql) => new(name, "sha of " + name, sql);
}
