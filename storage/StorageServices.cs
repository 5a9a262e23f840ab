using System.Reflection;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Due;
using CustomerConnect.Storage.Log.Feed;
using CustomerConnect.Storage.Log.Postgres;
using CustomerConnect.Storage.Log.Sqlite;
using CustomerConnect.Storage.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomerConnect.Storage;

/// <summary>Registration of storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds <see cref="IDatabase"/>, <see cref="IEventLog"/>, the feed, the due poller, and the schema scripts of this assembly,
    /// applied before anything registered later starts. Consumers of the feed are registered as <see cref="IEventFeedConsumer"/>, the
    /// one who wakes streams as <see cref="IDueHandler"/>.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IDatabase>(provider => Open(provider.GetRequiredService<StorageOptions>()));
        services.AddSingleton<IEventLog>(provider => EventLogs.Create(
            provider.GetRequiredService<StorageOptions>(),
            provider.GetRequiredService<IDatabase>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IEventLog>>()));
        services.AddSingleton<Migrator>();
        services.AddSchemaScripts(typeof(StorageServices).Assembly);
        services.AddHostedService<StorageStart>();
        services.AddSingleton<EventFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<EventFeed>());
        services.AddHostedService(provider => new DuePoller(
            Claims(provider.GetRequiredService<IDatabase>()),
            provider.GetService<IDueHandler>(),
            provider.GetRequiredService<StorageOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DuePoller>>()));
        return services;
    }

    /// <summary>Adds the schema scripts of another assembly (embedded <c>Schema/{sqlite,postgres}/NNNN_name.sql</c>).</summary>
    public static IServiceCollection AddSchemaScripts(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new SchemaAssembly(assembly));

    internal static IDatabase Open(StorageOptions options) =>
        options.Dialect == Dialect.Postgres ? new PostgresDatabase(options) : new SqliteDatabase(options);

    internal static IDueClaims Claims(IDatabase database) =>
        database is SqliteDatabase sqlite ? new SqliteDueClaims(sqlite) : new PostgresDueClaims((PostgresDatabase)database.ForFeed);
}
