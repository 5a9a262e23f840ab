using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Due;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CustomerConnect.Grains.Hosting;

/// <summary>Registration of what the grains need, whatever engine runs them.</summary>
public static class GrainServices
{
    /// <summary>Configuration key of the place where a fault run kills this process.</summary>
    public const string FaultPointKey = "FaultPoint";

    /// <summary>Adds the services of the grains. Storage, catalog, people, providers and an engine are added beside it.</summary>
    public static IServiceCollection AddGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new StreamServices(
            provider.GetRequiredService<IEventLog>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IFaultPoints>(configuration[FaultPointKey] is { Length: > 0 } place ? new KillAt(place) : new NoFaults());
        services.AddSingleton<IDueHandler, StreamWaker>();
        services.AddSingleton<IUnitOffers, UnitOffers>();
        return services;
    }
}
