using System.Collections.Concurrent;
using CustomerConnect.Providers.Demo;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.TestSupport;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Statuses;
using CustomerConnect.Web.Tests.Support;
using Dapper;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerConnect.Journey.Tests.Support;

/// <summary>The whole product on a SQLite file of its own with the demonstration community. Nothing is played but the time of day.</summary>
public class Site : WebApplicationFactory<AssetManifest>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cc-journey-").FullName;
    private readonly ConcurrentDictionary<string, bool> _given = new();

    public MovableClock Clock { get; } = new();

    public DevMailbox Mailbox => Services.GetRequiredService<DevMailbox>();

    /// <summary>A browser that has opened <c>/r/demo</c>.</summary>
    public async Task<Customer> VisitAsync()
    {
        var customer = new Customer(this);
        (await customer.GetAsync("/r/demo")).Status.Should().Be(303);
        return customer;
    }

    /// <summary>A home of a project that is free, another one each time.</summary>
    public async Task<string> FreeHomeAsync(string projectId)
    {
        var project = (await Services.GetRequiredService<ICatalog>().ProjectAsync(projectId))!.Value.Project;
        var board = await Services.GetRequiredService<UnitStatuses>().BoardAsync(project);
        return board.Homes.First(h => h.Value.Status == PublicStatus.Available && _given.TryAdd(h.Key, true)).Key;
    }

    /// <summary>How a home stands for visitors.</summary>
    public async Task<PublicStatus> StatusAsync(string projectId, string home)
    {
        var project = (await Services.GetRequiredService<ICatalog>().ProjectAsync(projectId))!.Value.Project;
        return (await Services.GetRequiredService<UnitStatuses>().BoardAsync(project))[home].Status;
    }

    /// <summary>The newest message to an address that is like this, once it is there.</summary>
    public async Task<DevMessage> MailAsync(string to, Func<DevMessage, bool> wanted)
    {
        DevMessage? found = null;
        await UntilAsync(async () => (found = (await Mailbox.ListAsync(long.MaxValue, to, 50)).FirstOrDefault(wanted)) is not null, $"{to} has the mail");
        return found!;
    }

    /// <summary>Changes what is for sale behind the catalog's back.</summary>
    public async Task ChangeCatalogAsync(params string[] statements)
    {
        foreach (var statement in statements)
        {
            await Services.GetRequiredService<IDatabase>().WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(statement, transaction: transaction), CancellationToken.None);
        }

        Services.GetRequiredService<ICatalog>().Forget(null);
    }

    /// <summary>Number of rows of a query.</summary>
    public async Task<long> CountAsync(string from)
    {
        await using var connection = await Services.GetRequiredService<IDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {from}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The first value of a query as text; null when there is none.</summary>
    public async Task<string?> TextAsync(string sql)
    {
        await using var connection = await Services.GetRequiredService<IDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>Waits until a condition holds; the test fails when it does not within twenty seconds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var i = 0; i < 800; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail($"In twenty seconds it did not happen that {what}.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Says where the data go.</summary>
    protected virtual void UseDatabase(IWebHostBuilder builder) =>
        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "journey.db"));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Demo", "true"); // The mailbox's pages answer here too, where a request has no address.
        UseDatabase(builder);
        foreach (var (name, value) in SiloOfItsOwn.Settings())
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
