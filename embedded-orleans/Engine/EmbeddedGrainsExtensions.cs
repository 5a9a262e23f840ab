using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Embedded;

/// <summary>Adds the embedded engine to a host.</summary>
public static class EmbeddedGrainsExtensions
{
    /// <summary>
    /// Runs the grain classes of the given assemblies in this process, with <see cref="IGrainFactory"/> as the way to them.
    /// A grain's services come from the container, and so does the <see cref="IGrainDatabase"/>, with the tables of
    /// <c>Schema/&lt;dialect&gt;</c>. Start fails when a grain class is not as it should be.
    /// </summary>
    public static IServiceCollection AddEmbeddedGrains(this IServiceCollection services, params IEnumerable<Assembly> grainAssemblies)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(_ => new GrainTypes(grainAssemblies.SelectMany(a => a.GetTypes())))
            .AddSingleton<ReminderTable>()
            .AddSingleton<GrainEngine>()
            .AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainEngine>())
            .AddHostedService(provider => provider.GetRequiredService<GrainEngine>())
            .AddHostedService<ReminderService>();
    }
}
