using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Silo;

/// <summary>Which engine runs the grains of this process, for people to see.</summary>
public interface IGrainEngineInfo
{
    /// <summary>"embedded" or "orleans".</summary>
    string Name { get; }
}

/// <summary>Names the engine, in the log line at start and to pages.</summary>
internal sealed class GrainEngineInfo(string name, ILogger<GrainEngineInfo> logger) : IGrainEngineInfo, IHostedService
{
    /// <inheritdoc />
    public string Name => name;

    /// <summary>Adds the name of the engine that this build was made for.</summary>
    /// <exception cref="InvalidOperationException">GRAIN_ENGINE asks for another engine.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration, string built)
    {
        Check(built, configuration["GRAIN_ENGINE"]);
        services.AddSingleton(provider => new GrainEngineInfo(built, provider.GetRequiredService<ILogger<GrainEngineInfo>>()));
        services.AddSingleton<IGrainEngineInfo>(provider => provider.GetRequiredService<GrainEngineInfo>());
        services.AddHostedService(provider => provider.GetRequiredService<GrainEngineInfo>());
    }

    /// <summary>Refuses to run with another engine than the one that was asked for.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void Check(string built, string? wanted)
    {
        if (!string.IsNullOrEmpty(wanted) && wanted != built)
        {
            throw new InvalidOperationException(
                $"GRAIN_ENGINE is '{wanted}', but this program was built for '{built}'. Build it with GRAIN_ENGINE={wanted}, "
                + "or leave the variable out.");
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation("Grains are run by the {Engine} engine", name);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
