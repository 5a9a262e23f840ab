using CustomerConnect.Grains.Hosting;
using CustomerConnect.Silo;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Bench.Contest;

/// <summary>A process of the product, without pages, over the contest's catalog.</summary>
internal static class ContestHost
{
    /// <param name="storage">One setting of section Storage, such as <c>Postgres:ConnectionString</c>, and its value.</param>
    /// <param name="faultPoint">Where the process is to die, or null.</param>
    public static async Task<IHost> StartAsync((string Setting, string Value) storage, ContestCatalog catalog, string? faultPoint = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
            DisableDefaults = true,
        });
        builder.Configuration.AddEnvironmentVariables().AddInMemoryCollection([
            new($"Storage:{storage.Setting}", storage.Value), new(GrainServices.FaultPointKey, faultPoint),
            .. SiloOfItsOwn.Settings()]);
        // Standard output is for results, which other processes read.
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCustomerConnect(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<ICatalog>(catalog);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
