using CustomerConnect.Grains;
using CustomerConnect.Grains.Hosting;
using CustomerConnect.Providers.Identity;
using CustomerConnect.Providers.Payments;
using CustomerConnect.Silo;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;

namespace CustomerConnect.Tests;

/// <summary>
/// A process: the grains in the engine of this build over the real log. Its rules go by the world's clock, its engine by the machine's,
/// and what is due is woken when a test says so.
/// </summary>
internal sealed class GrainHost : IAsyncDisposable
{
    private readonly IHost host;

    private GrainHost(IHost host, TestFaults faults, string cluster) => (this.host, Faults, Cluster) = (host, faults, cluster);

    public string Cluster { get; }

    public TestFaults Faults { get; }

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IEventLog Log => host.Services.GetRequiredService<IEventLog>();

    public DemoIdentity Identity => host.Services.GetRequiredService<DemoIdentity>();

    public IDatabase Database => host.Services.GetRequiredService<IDatabase>();

    /// <param name="more">What it has beside what reserving needs.</param>
    /// <param name="cluster">Who the process works together with on Orleans.</param>
    public static async Task<GrainHost> StartAsync(World world, Action<IServiceCollection>? more, string cluster)
    {
        var faults = new TestFaults();
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection([.. Settings(world.Store), .. SiloOfItsOwn.Settings(), new("Orleans:ClusterId", cluster)]);
        builder.Services.AddStorage(builder.Configuration)
            .AddSingleton<ICatalog>(world.Catalog)
            .AddSingleton<IClientProfiles>(world.Profiles)
            .AddSingleton<IPaymentProvider>(world.Payments)
            .AddSingleton(services => new DemoIdentity(services.GetRequiredService<IDatabase>(), world.Clock))
            .AddSingleton<IIdentityProvider>(services => services.GetRequiredService<DemoIdentity>())
            .AddSingleton<IFaultPoints>(faults)
            .AddSingleton(services => new ReservationNotes(services.GetRequiredService<IDatabase>(), world.Clock))
            .AddSingleton(services => new IdentityNotes(services.GetRequiredService<IDatabase>(), world.Clock))
            .AddSingleton(services => new StreamServices(services.GetRequiredService<IEventLog>(), world.Clock))
            .AddGrainEngine(builder.Configuration, builder.Environment);
        more?.Invoke(builder.Services);
        var process = builder.Build();
        await process.StartAsync();
        return new(process, faults, cluster);
    }

    /// <summary>Wakes every stream that is due by the world's clock, again and again until none is or <paramref name="rounds"/> are over.</summary>
    public async Task WakeDueAsync(TestClock clock, int rounds = 8)
    {
        var waker = new StreamWaker(Grains, NullLogger<StreamWaker>.Instance);
        for (var round = 0; round < rounds && await DueAsync(clock) is { Count: > 0 } due; round++)
        {
            await Task.WhenAll(due.Select(stream => waker.WakeAsync(stream, default)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Faults.GoOn();
        await host.StopAsync();
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        Faults.Dispose();
    }

    private async Task<List<string>> DueAsync(TestClock clock)
    {
        await using var connection = await Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select stream from due where due_at <= {clock.GetUtcNow().ToUnixTimeMilliseconds()} order by stream";
        await using var reader = await command.ExecuteReaderAsync();
        var due = new List<string>();
        while (await reader.ReadAsync())
        {
            due.Add(reader.GetString(0));
        }

        return due;
    }

    private static Dictionary<string, string?> Settings(TestDatabase database) => database.Dialect == Dialect.Postgres
        ? new() { ["Storage:Postgres:ConnectionString"] = database.ConnectionString }
        : new() { ["Storage:Sqlite:Path"] = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource };
}
