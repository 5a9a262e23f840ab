using CustomerConnect.Silo;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.SiteBench;

/// <summary>Another process of the product beside the site, without pages, on the same PostgreSQL.</summary>
internal static class SecondProcess
{
    /// <summary>Starts it in this process.</summary>
    public static async Task<IHost> StartAsync(string postgres)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory, DisableDefaults = true,
        });
        builder.Configuration.AddEnvironmentVariables().AddInMemoryCollection([
            new("Storage:Postgres:ConnectionString", postgres),
            .. SiloOfItsOwn.Settings()]);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCustomerConnect(builder.Configuration, builder.Environment);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
