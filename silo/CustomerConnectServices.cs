using CustomerConnect.Grains.Hosting;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Providers;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CustomerConnect.Silo;

/// <summary>The whole product without its pages: what a silo, a web node and every command start with.</summary>
public static class CustomerConnectServices
{
    /// <summary>Adds storage, catalog, people, providers, grains and the engine that runs them.</summary>
    public static IServiceCollection AddCustomerConnect(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) => services
            .AddStorage(configuration)
            .AddCatalog()
            .AddProviders(configuration, environment)
            .AddPeople()
            .AddGrains(configuration)
            .AddMessages(configuration)
            .AddGrainEngine(configuration, environment);
}
