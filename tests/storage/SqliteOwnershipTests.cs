using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests;

public sealed class SqliteOwnershipTests
{
    [Fact]
    public async Task Second_process_on_one_file_is_refused_and_told_what_to_do()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Sqlite);
        await using var second = WriterProcess.Start(log.Options);
        (await second.FirstLine).Should().StartWith(
            $"refused The database {log.Options.Sqlite.Path} is in use by another process, and SQLite serves one. Stop the other, write another "
            + "file to Storage:Sqlite:Path, or run several on PostgreSQL (Storage:Postgres:ConnectionString).");
    }

    [Fact]
    public async Task File_of_a_killed_process_can_be_used_at_once()
    {
        await using var database = await TestDatabases.CreateAsync(Dialect.Sqlite);
        var options = TestLog.OptionsFor(database);
        await using (var first = WriterProcess.Start(options))
        {
            await first.AcknowledgedAsync(5);
            await first.KillAsync();
        }

        await using var log = TestLog.On(options);
        (await log.Log.ReadAllAsync(0)).Should().NotBeEmpty();
        (await log.Log.AppendAsync(Make.Append("unit/new", 0))).Result.Should().Be(AppendResult.Written);
    }

    [Fact]
    public async Task Writes_of_others_take_turns_with_the_log_and_are_rolled_back_when_they_throw()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Sqlite);
        await log.ScalarAsync("create table tally (n integer not null)");
        await log.ScalarAsync("insert into tally values (0)");
        var writes = Enumerable.Range(0, 50).Select(_ => log.Database.WriteAsync(async (connection, transaction) =>
        {
            await using var command = connection.CreateCommand();
            command.Transaction = (Microsoft.Data.Sqlite.SqliteTransaction)transaction as System.Data.Common.DbTransaction;
            command.CommandText = "update tally set n = n + 1";
            return await command.ExecuteNonQueryAsync();
        }));
        var appends = Enumerable.Range(0, 200).Select(i => log.Log.AppendAsync(Make.Append($"unit/{i}", 0)).AsTask()).ToArray();
        await Task.WhenAll(writes);
        (await Task.WhenAll(appends)).Should().OnlyContain(o => o.Result == AppendResult.Written);
        (await log.ScalarAsync("select n from tally")).Should().Be(50L);

        await Assert.ThrowsAsync<InvalidOperationException>(() => log.Database.WriteAsync<int>((_, _) => throw new InvalidOperationException("no")));
        (await log.Log.AppendAsync(Make.Append("unit/0", 1))).Result.Should().Be(AppendResult.Written);
    }
}
