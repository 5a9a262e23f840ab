using CustomerConnect.Grains.Audit;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Tests;

/// <summary>A database, the world outside, and the processes that a test runs on it.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly List<GrainHost> hosts = [];

    private readonly Action<IServiceCollection>? services;

    private World(TestDatabase store, Action<IServiceCollection>? services) => (Store, this.services) = (store, services);

    public TestDatabase Store { get; }

    public TestClock Clock { get; } = new(Some.Noon);

    public FakeCatalog Catalog { get; } = new();

    public FakeProfiles Profiles { get; } = new();

    public ScriptedPayments Payments { get; } = new();

    /// <summary>The newest process.</summary>
    public GrainHost Host => hosts[^1];

    /// <summary>A world with homes u1 to u4 for sale and one process.</summary>
    /// <param name="services">What its processes have beside what reserving needs.</param>
    public static async Task<World> StartAsync(Dialect dialect, Action<IServiceCollection>? services = null)
    {
        var world = new World(await TestDatabases.CreateWithSchemaAsync(dialect), services);
        world.hosts.Add(await GrainHost.StartAsync(world, services, NewCluster));
        foreach (var unit in world.Catalog.Project.Units)
        {
            var offered = await world.Unit(unit.Id).Offer(new(Some.Command, Some.Project, Some.Price, true, null));
            offered.Refusal.Should().BeNull();
        }

        return world;
    }

    /// <summary>
    /// Another process: beside the first on PostgreSQL, in its place on SQLite, which has one. On Orleans it is a cluster of its own, so
    /// that both may have an activation of the same grain, as after a partition.
    /// </summary>
    public async Task<GrainHost> AnotherProcessAsync()
    {
        if (Store.Dialect == Dialect.Sqlite)
        {
            await Host.DisposeAsync();
            hosts.Clear();
        }

        hosts.Add(await GrainHost.StartAsync(this, services, NewCluster));
        return Host;
    }

    /// <summary>Another process of the newest one's cluster, on Orleans.</summary>
    public async Task<GrainHost> AnotherSiloAsync()
    {
        hosts.Add(await GrainHost.StartAsync(this, services, Host.Cluster));
        return Host;
    }

    private static string NewCluster => $"{Guid.NewGuid():n}";

    public IUnitGrain Unit(string id) => Host.Grains.GetGrain<IUnitGrain>(id);

    public Visitor Visitor(string name, GrainHost? host = null) => new(this, host ?? Host, name);

    /// <summary>Lets time pass and wakes what is due.</summary>
    public async Task PassAsync(TimeSpan time, GrainHost? host = null)
    {
        Clock.Advance(time);
        await (host ?? Host).WakeDueAsync(Clock);
    }

    /// <summary>Lets all due work run, and then nothing may be wrong.</summary>
    public async Task ShouldBeSoundAsync()
    {
        for (var i = 0; i < 3; i++)
        {
            await PassAsync(TimeSpan.FromSeconds(20));
        }

        (await OffencesAsync()).Should().BeEmpty();
    }

    /// <summary>What an audit finds now.</summary>
    public async Task<List<string>> OffencesAsync()
    {
        var found = new List<string>();
        await foreach (var offence in Invariants.CheckAsync(Host.Database, Host.Log, Payments, Clock.GetUtcNow(), TimeSpan.FromSeconds(10)))
        {
            found.Add(offence.ToString());
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await Store.DisposeAsync();
    }
}
