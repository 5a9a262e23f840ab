using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using Dapper;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace CustomerConnect.Storage.Tests;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("GroupSize", "0", "Storage:GroupSize is 0. Write a whole number from 1 to 4096, or leave it out for the default.")]
    [InlineData("Sqlite:Path", "", "No database is configured. Write a file to Storage:Sqlite:Path, such as data/customer-connect.db, or a server to Storage:Postgres:ConnectionString, such as Host=localhost;Database=customer_connect;Username=app.")]
    [InlineData("Postgres:ConnectionString", "Host", "Storage:Postgres:ConnectionString cannot be read. Write Host=…;Database=…;Username=…;Password=….")]
    [InlineData("Postgres:ConnectionString", "Database=x", "Storage:Postgres:ConnectionString names no server. Write Host=…;Database=…;Username=…;Password=….")]
    public async Task Setting_out_of_range_stops_the_start_and_says_what_to_write(string setting, string value, string message)
    {
        using var host = Host(("Storage:" + setting, value));
        (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Message.Should().Be(message);
    }

    [Theory, BothDatabases]
    public async Task Host_with_storage_starts_migrated_and_takes_appends(Dialect dialect)
    {
        await using var database = await TestDatabases.CreateAsync(dialect);
        var options = TestLog.OptionsFor(database);
        using var host = Host(
            ("Storage:Sqlite:Path", options.Sqlite.Path), ("Storage:Postgres:ConnectionString", options.Postgres.ConnectionString));
        await host.StartAsync();
        var log = host.Services.GetRequiredService<IEventLog>();
        (await log.AppendAsync(Make.Append("unit/1", 0))).Result.Should().Be(AppendResult.Written);
        await host.StopAsync();
    }

    [Fact]
    public async Task Database_that_prefers_another_isolation_level_changes_nothing_for_us()
    {
        await using var database = await TestDatabases.CreateWithSchemaAsync(Dialect.Postgres);
        await database.ExecuteAsync("do $$ begin execute format('alter database %I set default_transaction_isolation = ''repeatable read''', current_database()); end $$");
        var options = TestLog.OptionsFor(database);
        foreach (var ours in (string[])[PostgresConnectionStrings.ForPool(options), PostgresConnectionStrings.ForLog(options), PostgresConnectionStrings.ForEngine(options)])
        {
            await using var connection = new NpgsqlConnection(ours + ";Pooling=false");
            await connection.OpenAsync();
            (await connection.ExecuteScalarAsync<string>("show transaction_isolation")).Should().Be("read committed");
        }

        await using var one = TestLog.On(options);
        await using var two = TestLog.On(options);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
            (await (i % 2 == 0 ? one : two).Log.AppendAsync(Make.Append("unit/1", 0))).Result)));
        outcomes.Should().OnlyContain(o => o == AppendResult.Written || o == AppendResult.Conflict).And.ContainSingle(o => o == AppendResult.Written);
    }

    [Fact]
    public void Engine_of_its_own_tables_has_the_limits_of_the_rest()
    {
        var options = new StorageOptions { CommandTimeoutMilliseconds = 2_000, ConnectTimeoutMilliseconds = 3_000 };
        options.Postgres.ConnectionString = "Host=somewhere;Database=x";
        options.Postgres.MaxPoolSize = 7;

        var engine = new NpgsqlConnectionStringBuilder(PostgresConnectionStrings.ForEngine(options));

        (engine.MaxPoolSize, engine.Timeout, engine.CommandTimeout).Should().Be((7, 3, 3));
        engine.Options.Should().Contain("statement_timeout=2000").And.Contain("idle_in_transaction_session_timeout=");
    }

    private static IHost Host(params (string Key, string? Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        builder.Services.AddLogging();
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}
