using CustomerConnect.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace CustomerConnect.Silo;

/// <summary>
/// Runs the grains on Microsoft.Orleans, with its cluster, short-lived state and reminders on PostgreSQL. Settings:
/// <c>Storage:Postgres:ConnectionString</c>, <c>Orleans:ClusterId</c> and <c>Orleans:ServiceId</c> (customer-connect),
/// <c>Orleans:SiloPort</c> (11111), <c>Orleans:GatewayPort</c> (30000).
/// </summary>
public static class GrainEngineHost
{
    private const string Provider = "Npgsql";
    private const string ShortLived = "short-lived";

    /// <summary>Adds the engine that this build was made for.</summary>
    /// <exception cref="InvalidOperationException">GRAIN_ENGINE asks for another engine, or there is no PostgreSQL outside of Development.</exception>
    public static IServiceCollection AddGrainEngine(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        GrainEngineInfo.Add(services, configuration, "orleans");
        services.AddSchemaScripts(typeof(GrainEngineHost).Assembly);
        var postgres = configuration["Storage:Postgres:ConnectionString"];
        if (string.IsNullOrWhiteSpace(postgres) && !environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                "The Orleans engine needs PostgreSQL. Set Storage:Postgres:ConnectionString, such as "
                + "Host=localhost;Database=customer_connect;Username=app, or build with GRAIN_ENGINE=embedded.");
        }

        var before = services.Count;
        services.AddOrleans(silo =>
        {
            ConfigureCluster(silo, configuration);
            if (string.IsNullOrWhiteSpace(postgres))
            {
                UseMemory(silo);
            }
            else
            {
                UsePostgres(silo, postgres);
            }
        });
        StartAfterSchema(services, before);
        return services;
    }

    /// <summary>
    /// The host starts services in the order they were added and stops them in reverse. The silo comes right after the schema, which
    /// its membership is read from, and ahead of all that call grains.
    /// </summary>
    private static void StartAfterSchema(IServiceCollection services, int firstOfOrleans)
    {
        var schema = services.First(s =>
            s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(IDatabase).Assembly);
        var silo = services.Skip(firstOfOrleans).Where(s => s.ServiceType == typeof(IHostedService)).ToList();
        silo.ForEach(s => services.Remove(s));
        var place = services.IndexOf(schema) + 1;
        silo.ForEach(s => services.Insert(place++, s));
    }

    private static void ConfigureCluster(ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = configuration["Orleans:ClusterId"] ?? "customer-connect";
            options.ServiceId = configuration["Orleans:ServiceId"] ?? "customer-connect";
        });
        silo.ConfigureEndpoints(configuration.GetValue("Orleans:SiloPort", 11111), configuration.GetValue("Orleans:GatewayPort", 30000));

        // A dead silo's work goes on elsewhere after three seconds without a sign of it, not after fifteen.
        silo.Configure<ClusterMembershipOptions>(options =>
            (options.ProbeTimeout, options.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 3));

        // As the embedded engine does: a caller that gave up tells the grain.
        silo.Configure<SiloMessagingOptions>(options => options.CancelRequestOnTimeout = true);

        // Otherwise grain state is JSON with type names in it, which is not read back where a value may be null.
        silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();

        // Grains would stay on the silo that calls them first.
        silo.Services.AddSingleton<PlacementStrategy, RandomPlacement>();
    }

    private static void UsePostgres(ISiloBuilder silo, string connectionString)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
        silo.AddAdoNetGrainStorage(ShortLived, options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
    }

    /// <summary>One process of a developer, which forgets everything.</summary>
    private static void UseMemory(ISiloBuilder silo)
    {
        silo.UseLocalhostClustering();
        silo.UseInMemoryReminderService();
        silo.AddMemoryGrainStorageAsDefault();
        silo.AddMemoryGrainStorage(ShortLived);
    }
}
