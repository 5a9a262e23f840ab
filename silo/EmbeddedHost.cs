using CustomerConnect.Grains.Hosting;
using CustomerConnect.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded;

namespace CustomerConnect.Silo;

/// <summary>Runs the grains in this process, on the same database as everything else.</summary>
public static class GrainEngineHost
{
    /// <summary>Adds the engine that this build was made for.</summary>
    /// <exception cref="InvalidOperationException">GRAIN_ENGINE asks for another engine.</exception>
    public static IServiceCollection AddGrainEngine(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        GrainEngineInfo.Add(services, configuration, "embedded");
        services.AddSchemaScripts(typeof(GrainEngineHost).Assembly);
        return services.AddEmbeddedGrains(
            (provider, options) =>
            {
                var database = provider.GetRequiredService<IDatabase>();
                options.Database = new(
                    database.Dialect == Dialect.Postgres,
                    (read, cancel) => database.ReadAsync(
                        async connection =>
                        {
                            await read(connection);
                            return true;
                        },
                        cancel),
                    (work, cancel) => database.WriteAsync(work, cancel));
            },
            typeof(GrainServices).Assembly);
    }
}
