using System.Net;
using CustomerConnect.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace CustomerConnect.Silo;

/// <summary>
/// Runs the grains on Microsoft.Orleans, with its cluster, short-lived state and reminders on PostgreSQL. Settings:
/// <c>Storage:Postgres:ConnectionString</c>, <c>Orleans:ClusterId</c> and <c>Orleans:ServiceId</c> (customer-connect),
/// <c>Orleans:SiloPort</c> (11111), <c>Orleans:GatewayPort</c> (30000), <c>Orleans:Address</c>, where the others of the cluster reach
/// this process (the machine's first address; in Development 127.0.0.1, as a silo asks nobody who they are).
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
            var endpoint = ConfigureEndpoint(silo, configuration, environment);
            if (string.IsNullOrWhiteSpace(postgres))
            {
                UseMemory(silo, endpoint);
            }
            else
            {
                // Its tables are reached within the time-outs of the rest, and with as many connections at most.
                UsePostgres(silo, PostgresConnectionStrings.ForEngine(configuration.GetSection(StorageOptions.Section).Get<StorageOptions>()!));
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

        // A dead silo's work goes on elsewhere after three seconds without a sign of it, not after fifteen.
        silo.Configure<ClusterMembershipOptions>(options =>
            (options.ProbeTimeout, options.NumMissedProbesLimit) = (TimeSpan.FromSeconds(1), 3));

        // As the embedded engine does: a caller that gave up tells the grain.
        silo.Configure<SiloMessagingOptions>(options => options.CancelRequestOnTimeout = true);

        // What a grain throws reaches its caller on another silo as it was thrown. Otherwise only what the platform throws does: the page that
        // says "try again" knows when the database is away by our own exception, which has the driver's inside.
        silo.Configure<ExceptionSerializationOptions>(options => options.SupportedExceptionTypeFilter = _ => true);

        // Otherwise grain state is JSON with type names in it, which is not read back where a value may be null.
        silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();

        // Grains would stay on the silo that calls them first.
        silo.Services.AddSingleton<PlacementStrategy, RandomPlacement>();
    }

    private static IPEndPoint ConfigureEndpoint(ISiloBuilder silo, IConfiguration configuration, IHostEnvironment environment)
    {
        var (port, gateway) = (configuration.GetValue("Orleans:SiloPort", 11111), configuration.GetValue("Orleans:GatewayPort", 30000));
        var address = configuration["Orleans:Address"] ?? (environment.IsDevelopment() ? "127.0.0.1" : null);
        if (address is null)
        {
            silo.ConfigureEndpoints(port, gateway);
        }
        else
        {
            silo.ConfigureEndpoints(IPAddress.Parse(address), port, gateway);
        }

        return new(IPAddress.Parse(address ?? "127.0.0.1"), port);
    }

    private static void UsePostgres(ISiloBuilder silo, string connectionString)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
        silo.AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
        silo.AddAdoNetGrainStorage(ShortLived, options => (options.Invariant, options.ConnectionString) = (Provider, connectionString));
    }

    /// <summary>One process of a developer, which forgets everything.</summary>
    private static void UseMemory(ISiloBuilder silo, IPEndPoint itself)
    {
        silo.UseDevelopmentClustering(itself);
        silo.UseInMemoryReminderService();
        silo.AddMemoryGrainStorageAsDefault();
        silo.AddMemoryGrainStorage(ShortLived);
    }
}
