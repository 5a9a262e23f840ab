using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class DatabaseSupportTests
{
    [Theory, BothDatabases]
    public async Task Database_made_for_a_test_answers(Dialect dialect)
    {
        await using var database = await TestDatabases.CreateAsync(dialect);
        await database.ExecuteAsync("create table t (n int); insert into t values (41)");
        Convert.ToInt32(await database.ScalarAsync("select n + 1 from t")).Should().Be(42);
    }

    [Fact]
    public async Task Server_that_crashed_starts_again_with_its_data()
    {
        await using var server = await PostgresServer.StartAsync();
        await server.PauseAsync();
        await server.ResumeAsync();
        await server.CrashAsync();
        await server.StartAgainAsync();
    }
}
