using System.Data.Common;
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
        return services
            .AddSchemaScripts(typeof(GrainEngineHost).Assembly)
            .AddSingleton<IGrainDatabase, GrainDatabase>()
            .AddEmbeddedGrains(typeof(GrainServices).Assembly);
    }

    /// <summary>The engine's records lie where everything else does.</summary>
    private sealed class GrainDatabase(IDatabase database) : IGrainDatabase
    {
        public bool IsPostgres => database.Dialect == Dialect.Postgres;

        public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel) => database.ReadAsync(read, cancel);

        public Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel) =>
            database.WriteAsync(work, cancel);
    }
}
