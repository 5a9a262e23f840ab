using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Faults;

public sealed class SqliteCommitTests
{
    [Fact]
    public async Task Commit_that_fails_is_unknown_to_everybody_in_the_group_and_the_log_goes_on()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Sqlite);
        await log.Log.AppendAsync(Make.Append("unit/1", 0));

        // A foreign key that is looked at no sooner than in the commit.
        await log.ScalarAsync("create table parent (id integer primary key)");
        await log.ScalarAsync("create table child (parent integer references parent deferrable initially deferred)");
        await log.ScalarAsync("create trigger orphan after insert on event begin insert into child values (1); end");

        var outcomes = await Task.WhenAll(
            log.Log.AppendAsync(Make.Append("unit/1", 1)).AsTask(), log.Log.AppendAsync(Make.Append("unit/2", 0)).AsTask());
        outcomes.Should().AllBeEquivalentTo(new AppendOutcome(AppendResult.Unknown, 0));

        await log.ScalarAsync("drop trigger orphan");
        (await log.Log.HeadAsync("unit/1")).Version.Should().Be(1, "what was not committed is not there");
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Should().Be(new AppendOutcome(AppendResult.Written, 2));
        (await log.Log.AppendAsync(Make.Append("unit/2", 0))).Should().Be(new AppendOutcome(AppendResult.Written, 1));
        (await log.ScalarAsync("select count(*) from child")).Should().Be(0L);
    }

    [Fact]
    public async Task Commit_that_fails_beside_the_log_is_said_to_be_unknown()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Sqlite);
        await log.ScalarAsync("create table parent (id integer primary key)");
        await log.ScalarAsync("create table child (parent integer references parent deferrable initially deferred)");

        var write = () => log.Database.WriteAsync((connection, transaction) =>
            connection.ExecuteAsync("insert into child values (1)", transaction: transaction));

        (await write.Should().ThrowAsync<StorageUnavailableException>()).Which.Message
            .Should().StartWith("SQLite failed in a commit: the write may or may not be done. ");
    }
}
