using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
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

    private static IHost Host(params (string Key, string? Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        builder.Services.AddLogging();
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}
