using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Bench;

/// <summary>Storage as the product has it, on a database of the bench's own.</summary>
public static class Storages
{
    /// <summary>The services of storage, with the schema applied; warnings go to standard error.</summary>
    /// <param name="setting">One setting of section Storage, such as <c>Postgres:ConnectionString</c>.</param>
    /// <param name="value">Its value.</param>
    public static async Task<ServiceProvider> OpenAsync(string setting, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new($"{StorageOptions.Section}:{setting}", value)])
            .AddEnvironmentVariables()
            .Build();
        var services = new ServiceCollection()
            .AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddStorage(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<Migrator>().ApplyAsync([typeof(IEventLog).Assembly]);
        return services;
    }
}
