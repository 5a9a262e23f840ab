using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Dapper;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Faults;

public sealed class SqliteBusyTests
{
    [Fact]
    public async Task File_that_a_tool_keeps_locked_is_told_as_unavailable_still_read_and_used_again_when_it_is_free()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Sqlite, o => o.CommandTimeoutMilliseconds = 1_000);
        await log.Log.AppendAsync(Make.Append("unit/1", 0));
        await using var tool = new SqliteConnection($"Data Source={log.Options.Sqlite.Path};Pooling=false");
        await tool.OpenAsync();
        await tool.ExecuteAsync("begin immediate;");

        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Result.Should().Be(AppendResult.Unavailable);
        (await log.Log.HeadAsync("unit/1")).Version.Should().Be(1);
        (await log.Log.ReadStreamAsync("unit/1")).Should().ContainSingle();

        await tool.ExecuteAsync("rollback;");
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Should().Be(new AppendOutcome(AppendResult.Written, 2));
    }
}
