using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Orleans.Embedded;

/// <summary>Adds the embedded engine to a host.</summary>
public static class EmbeddedGrainsExtensions
{
    /// <summary>The assembly with the scripts <c>Schema/&lt;dialect&gt;/NNNN_name.sql</c> of the engine's tables, for the migrator.</summary>
    public static Assembly SchemaAssembly => typeof(EmbeddedGrainsExtensions).Assembly;

    /// <summary>
    /// Runs the grain classes of the given assemblies in this process, with <see cref="IGrainFactory"/> as the way to them.
    /// A grain's services come from the container. Start fails when a grain class or a setting is not as it should be.
    /// </summary>
    public static IServiceCollection AddEmbeddedGrains(
        this IServiceCollection services, Action<IServiceProvider, EmbeddedGrainOptions> configure, params Assembly[] grainAssemblies)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = new EmbeddedGrainOptions();
            configure(provider, options);
            options.Validate();
            return options;
        });
        services.AddSingleton(_ => new GrainTypes(grainAssemblies.Distinct().SelectMany(a => a.GetTypes())));
        services.AddSingleton<StateTable>();
        services.AddSingleton<ReminderTable>();
        services.AddSingleton<GrainEngine>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainEngine>());
        services.AddHostedService(provider => provider.GetRequiredService<GrainEngine>());
        services.AddHostedService<ReminderService>();
        return services;
    }
}
