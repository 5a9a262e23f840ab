using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Feed;

/// <summary>Requests that take every connection of a process do not keep the feed, nor the clock's work, waiting.</summary>
public sealed class CrowdedPoolTests
{
    private const int Connections = 2;

    [Theory, BothDatabases]
    public async Task Feed_due_rows_and_head_are_read_while_requests_hold_every_connection(Dialect dialect)
    {
        await using var log = await TestLog.CreateAsync(dialect, o =>
        {
            o.Postgres.MaxPoolSize = Connections;
            o.ConnectTimeoutMilliseconds = 1_000;
        });
        await log.Log.AppendAsync(Make.Append("unit/1", 0));
        await using var one = await log.Database.OpenAsync();
        await using var other = await log.Database.OpenAsync();

        (await log.Log.ReadFeedAsync(0, ["unit", "test", "thing"])).Position.Should().Be(1);
        (await log.Log.HeadPositionAsync()).Should().Be(1);
        (await StorageServices.Claims(log.Database).ClaimAsync(0, 1, 1, CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task Request_that_finds_no_connection_is_told_so()
    {
        await using var log = await TestLog.CreateAsync(Dialect.Postgres, o =>
        {
            o.Postgres.MaxPoolSize = 1;
            o.ConnectTimeoutMilliseconds = 1_000;
        });
        await using var one = await log.Database.OpenAsync();

        var another = async () => await log.Database.OpenAsync();

        await another.Should().ThrowAsync<StorageUnavailableException>();
    }
}
