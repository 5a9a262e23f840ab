using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Embedded;

namespace CustomerConnect.EmbeddedOrleans.Tests;

/// <summary>A host with the engine, the given grain classes and a clock that the test moves.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _stopped;

    private EngineHost(IHost host, TestClock clock) => (_host, Clock) = (host, clock);

    public TestClock Clock { get; }

    public IGrainFactory Grains => Service<IGrainFactory>();

    public Diary Diary => Service<Diary>();

    public GrainEngine Engine => Service<GrainEngine>();

    public static Task<EngineHost> StartAsync(params Type[] grains) => StartAsync(grains, new NoDatabase(), new TestClock(), new Diary());

    public static Task<EngineHost> StartAsync(Type[] grains, TestDatabase database, TestClock clock, Diary diary) =>
        StartAsync(grains, new GrainDatabase(database), clock, diary);

    /// <summary>An empty database with the engine's tables.</summary>
    public static async Task<TestDatabase> CreateDatabaseAsync(Dialect dialect)
    {
        var database = await TestDatabases.CreateAsync(dialect);
        var assembly = typeof(EmbeddedGrainsExtensions).Assembly;
        var folder = $".Schema.{dialect}.";
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(folder, StringComparison.OrdinalIgnoreCase)).Order())
        {
            using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
            await database.ExecuteAsync(await script.ReadToEndAsync());
        }

        return database;
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Moves the clock over two sweeps: what they have to do is done.</summary>
    public void Sweep() => Clock.Advance(TimeSpan.FromMilliseconds(500));

    public async Task StopAsync()
    {
        _stopped = true;
        await _host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            // Calls that a test left hanging must not hold up its end.
            var stop = StopAsync();
            await Eventually.HoldsAsync(
                () =>
                {
                    Clock.Advance(TimeSpan.FromSeconds(11));
                    return stop.IsCompleted;
                },
                "the host has stopped");
            await stop;
        }

        _host.Dispose();
    }

    private static async Task<EngineHost> StartAsync(Type[] grains, IGrainDatabase database, TestClock clock, Diary diary)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(diary).AddSingleton(database);
        builder.Services.AddEmbeddedGrains().AddSingleton(new GrainTypes(grains));
        var host = builder.Build();
        await host.StartAsync();
        return new EngineHost(host, clock);
    }
}
