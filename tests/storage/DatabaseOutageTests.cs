using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Dapper;
using FluentAssertions;
using Npgsql;
using Xunit;

namespace CustomerConnect.Storage.Tests;

/// <summary>What callers of <see cref="IDatabase"/> hear when a statement waits too long or its connection is gone.</summary>
public sealed class DatabaseOutageTests
{
    [Fact]
    public async Task Table_that_stays_locked_is_storage_unavailable_to_readers_and_writers()
    {
        await using var raw = await TestDatabases.CreateAsync(Dialect.Postgres);
        await raw.ExecuteAsync("create table thing (id bigint)");
        await using var database = Database(raw.ConnectionString);
        await using (var holder = new NpgsqlConnection(raw.ConnectionString))
        {
            await holder.OpenAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await holder.ExecuteAsync("lock table thing in access exclusive mode", transaction: transaction);

            var read = () => database.ReadAsync(c => c.ExecuteScalarAsync<long>("select count(*) from thing"));
            var write = () => database.WriteAsync((c, t) => c.ExecuteAsync("insert into thing values (1)", transaction: t));

            (await read.Should().ThrowAsync<StorageUnavailableException>()).WithMessage("PostgreSQL did not answer: 55P03*");
            (await write.Should().ThrowAsync<StorageUnavailableException>()).WithMessage("PostgreSQL did not answer: 55P03*");
        }

        (await database.ReadAsync(c => c.ExecuteScalarAsync<long>("select count(*) from thing"))).Should().Be(0);
    }

    [Fact]
    public async Task Read_over_a_connection_that_was_ended_meanwhile_is_done_over_another()
    {
        await using var raw = await TestDatabases.CreateAsync(Dialect.Postgres);
        await using var database = Database(raw.ConnectionString);
        await database.ReadAsync(c => c.ExecuteScalarAsync<int>("select 1"));
        await raw.ExecuteAsync(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        (await database.ReadAsync(c => c.ExecuteScalarAsync<int>("select 2"))).Should().Be(2);
    }

    private static PostgresDatabase Database(string connectionString)
    {
        var options = new StorageOptions { LockTimeoutMilliseconds = 100 };
        options.Postgres.ConnectionString = connectionString;
        return new PostgresDatabase(options);
    }
}
