using CustomerConnect.Storage;
using CustomerConnect.Storage.Schema;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace CustomerConnect.Silo.Tests;

/// <summary>The statements that Orleans' ADO.NET providers run, held to what the providers expect of each.</summary>
public sealed class OrleansTablesTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabases.CreateAsync(Dialect.Postgres);
        foreach (var script in SchemaScript.Find(Dialect.Postgres, [typeof(GrainEngineHost).Assembly]))
        {
            await _database.ExecuteAsync(script.Sql);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Of_two_silos_that_join_at_one_version_one_gets_in()
    {
        (await RunAsync("InsertMembershipVersionKey", Cluster)).Should().Be(1);
        (await RunAsync("InsertMembershipVersionKey", Cluster)).Should().Be(0);
        (await RunAsync("MembershipReadAllKey", Cluster, column: 11)).Should().Be(0);
        var joins = await Task.WhenAll(Enumerable.Range(1, 8).Select(port => JoinAsync(port, version: 0)));
        joins.Sum(j => (int)j!).Should().Be(1);
        (await RunAsync("MembershipReadAllKey", Cluster, column: 11)).Should().Be(1);
        (await JoinAsync(9, version: 1)).Should().Be(1);
        (await JoinAsync(9, version: 2)).Should().Be(0, "it is a member already");
        (await RunAsync("MembershipReadAllKey", Cluster, column: 11)).Should().Be(2);
    }

    [Fact]
    public async Task Change_of_a_member_needs_the_version_that_the_writer_knows()
    {
        await RunAsync("InsertMembershipVersionKey", Cluster);
        await JoinAsync(1, version: 0);
        (await UpdateAsync(1, version: 0)).Should().Be(0);
        (await UpdateAsync(2, version: 1)).Should().Be(0, "nobody is there");
        (await UpdateAsync(1, version: 1)).Should().Be(1);
        (await RunAsync("MembershipReadRowKey", [.. Cluster, .. Silo(1)], column: 6)).Should().Be(3);
        (await RunAsync("MembershipReadRowKey", [.. Cluster, .. Silo(7)], column: 11)).Should().Be(2);
        (await RunAsync("GatewaysQueryKey", [.. Cluster, ("Status", 3)], column: 1)).Should().Be(30000);
        await RunAsync("UpdateIAmAlivetimeKey", [.. Cluster, .. Silo(1), ("IAmAliveTime", Now)]);
        await RunAsync("CleanupDefunctSiloEntriesKey", [.. Cluster, ("IAmAliveTime", Now)]);
        (await RunAsync("GatewaysQueryKey", [.. Cluster, ("Status", 3)], column: 1)).Should().Be(30000);
        await RunAsync("DeleteMembershipTableEntriesKey", Cluster);
        (await RunAsync("MembershipReadAllKey", Cluster)).Should().BeNull();
    }

    [Fact]
    public async Task State_is_written_over_the_known_version_alone()
    {
        (await WriteAsync(null)).Should().Be(1);
        (await WriteAsync(null)).Should().Be(DBNull.Value, "there is a version already");
        (await WriteAsync(1)).Should().Be(2);
        (await WriteAsync(1)).Should().Be(1, "the same version says that nothing was written");
        (await RunAsync("ReadFromStorageKey", State, column: 2)).Should().Be(2);
        (await RunAsync("ClearStorageKey", [.. State, ("GrainStateVersion", 1)])).Should().Be(1);
        (await RunAsync("ClearStorageKey", [.. State, ("GrainStateVersion", 2)])).Should().Be(3);
        (await RunAsync("ReadFromStorageKey", State)).Should().Be(DBNull.Value);
        (await RunAsync("DeleteStorageKey", [.. State, ("GrainStateVersion", 3)])).Should().Be(4);
        (await RunAsync("ReadFromStorageKey", State)).Should().BeNull();
    }

    [Fact]
    public async Task First_write_of_several_is_taken_once()
    {
        var writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(null)));
        writes.Count(w => w is 1).Should().Be(1);
    }

    [Fact]
    public async Task Reminder_is_found_by_the_ring_and_removed_by_its_version_alone()
    {
        (string, object?)[] reminder = [("ServiceId", "s"), ("GrainId", "sleeper/a"), ("ReminderName", "up")];
        (string, object?)[] row = [.. reminder, ("StartTime", Now), ("Period", 60_000L), ("GrainHash", 100)];
        (await RunAsync("UpsertReminderRowKey", row)).Should().Be(0);
        (await RunAsync("UpsertReminderRowKey", row)).Should().Be(1);
        (await RunAsync("ReadReminderRowKey", reminder, column: 4)).Should().Be(1);
        (await RunAsync("ReadReminderRowsKey", reminder[..2])).Should().Be("sleeper/a");
        (await RunAsync("ReadRangeRows1Key", Range(99, 100))).Should().Be("sleeper/a");
        (await RunAsync("ReadRangeRows1Key", Range(100, 200))).Should().BeNull();
        (await RunAsync("ReadRangeRows2Key", Range(200, 100))).Should().Be("sleeper/a");
        (await RunAsync("DeleteReminderRowKey", [.. reminder, ("Version", 0)])).Should().Be(0);
        (await RunAsync("DeleteReminderRowKey", [.. reminder, ("Version", 1)])).Should().Be(1);
    }

    private static (string, object?)[] Cluster => [("DeploymentId", "c")];

    private static (string, object?)[] State =>
    [
        ("GrainIdHash", 1), ("GrainIdN0", 2L), ("GrainIdN1", 3L), ("GrainTypeHash", 4), ("GrainTypeString", "signin"),
        ("GrainIdExtensionString", "key"), ("ServiceId", "s"),
    ];

    private static (string, object?)[] Silo(int port) => [("Address", "127.0.0.1"), ("Port", port), ("Generation", 1)];

    private static (string, object?)[] Range(int begin, int end) => [("ServiceId", "s"), ("BeginHash", begin), ("EndHash", end)];

    private Task<object?> JoinAsync(int port, int version) => RunAsync(
        "InsertMembershipKey",
        [
            .. Cluster, .. Silo(port), ("SiloName", "silo"), ("HostName", "host"), ("Status", 1), ("ProxyPort", 30000),
            ("StartTime", Now), ("IAmAliveTime", Now), ("Version", version),
        ]);

    private Task<object?> UpdateAsync(int port, int version) => RunAsync(
        "UpdateMembershipKey",
        [.. Cluster, .. Silo(port), ("Status", 3), ("SuspectTimes", "none"), ("IAmAliveTime", Now), ("Version", version)]);

    private Task<object?> WriteAsync(int? version) =>
        RunAsync("WriteToStorageKey", [.. State, ("GrainStateVersion", version), ("PayloadBinary", new byte[] { 1 })]);

    private async Task<object?> RunAsync(string key, (string Name, object? Value)[] values, int column = 0)
    {
        await using var connection = (NpgsqlConnection)await _database.OpenAsync();
        await using var find = new NpgsqlCommand("select QueryText from OrleansQuery where QueryKey = @key", connection);
        find.Parameters.AddWithValue("key", key);
        await using var command = new NpgsqlCommand((string)(await find.ExecuteScalarAsync())!, connection);
        foreach (var (name, value) in values)
        {
            // The one parameter that may be null is a number.
            command.Parameters.Add(value is null
                ? new NpgsqlParameter<int?>(name, NpgsqlTypes.NpgsqlDbType.Integer) { TypedValue = null }
                : new NpgsqlParameter(name, value));
        }

        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetValue(column) : null;
    }
}
