using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace CustomerConnect.Storage.Tests.Log.Faults;

/// <summary>A PostgreSQL that dies under load and comes back.</summary>
public sealed class ServerCrashTests
{
    [Fact]
    public async Task Server_that_crashes_under_load_and_returns_has_lost_and_doubled_nothing()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { UnknownTimeoutMilliseconds = 30_000, QueueTimeoutMilliseconds = 30_000 };
        options.Postgres.ConnectionString = server.ConnectionString();
        await using var log = TestLog.On(options);
        await log.MigrateAsync();
        await using var first = WriterProcess.Start(options);
        await using var second = WriterProcess.Start(options);

        for (var round = 1; round <= 3; round++)
        {
            await Task.WhenAll(GrowsAsync(first), GrowsAsync(second));
            await server.CrashAsync();
            await server.StartAgainAsync();
        }

        // Both go on without a restart.
        await Task.WhenAll(GrowsAsync(first), GrowsAsync(second));
        await first.KillAsync();
        await second.KillAsync();
        NpgsqlConnection.ClearAllPools();
        await LogChecks.VerifyAsync(log, [.. first.Acknowledged, .. second.Acknowledged]);
    }

    [Fact]
    public async Task Dead_server_is_told_as_unavailable_and_used_again_when_it_returns()
    {
        await using var server = await PostgresServer.StartAsync();
        var options = new StorageOptions { UnknownTimeoutMilliseconds = 500, ConnectTimeoutMilliseconds = 1_000 };
        options.Postgres.ConnectionString = server.ConnectionString();
        await using var log = TestLog.On(options);
        await log.MigrateAsync();
        (await log.Log.AppendAsync(Make.Append("unit/1", 0))).Result.Should().Be(AppendResult.Written);
        (await log.Log.HeadAsync("unit/1")).Version.Should().Be(1);

        await server.CrashAsync();
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Result.Should().BeOneOf(AppendResult.Unknown, AppendResult.Unavailable);
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Result.Should().Be(AppendResult.Unavailable);
        (await Assert.ThrowsAsync<StorageUnavailableException>(async () => await log.Log.HeadAsync("unit/1")))
            .Message.Should().StartWith("PostgreSQL did not answer: ");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => log.Log.ReadStreamAsync("unit/1"));

        await server.StartAgainAsync();
        (await log.Log.AppendAsync(Make.Append("unit/1", 1))).Should().Be(new AppendOutcome(AppendResult.Written, 2));
        (await log.Log.HeadAsync("unit/1")).Version.Should().Be(2);
        await Wait.UntilAsync(async () => await TryReadAsync(log) == 2, "the pool to find the server again");
    }

    private static async Task<int> TryReadAsync(TestLog log)
    {
        try
        {
            return (await log.Log.ReadStreamAsync("unit/1")).Count;
        }
        catch (StorageUnavailableException)
        {
            return -1;
        }
    }

    private static Task GrowsAsync(WriterProcess writer) => writer.AcknowledgedAsync(writer.Acknowledged.Count + 200);
}
