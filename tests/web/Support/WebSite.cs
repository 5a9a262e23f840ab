using CustomerConnect.Demo;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.TestSupport;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Statuses;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CustomerConnect.Web.Tests.Support;

/// <summary>The web on a SQLite file of its own with the demonstration community, its grains played by <see cref="Grains"/>.</summary>
public class WebSite : WebApplicationFactory<AssetManifest>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cc-web-").FullName;

    public MovableClock Clock { get; } = new();

    public PlayedGrains Grains { get; } = new();

    public UnitRowWriter Units { get; private set; } = null!;

    public CatalogStore Catalog => Services.GetRequiredService<CatalogStore>();

    public async ValueTask InitializeAsync()
    {
        Units = new UnitRowWriter(Services.GetRequiredService<IEventLog>(), Clock);
        await DemoCommunity.LoadAsync(Catalog, Units, Clock);
    }

    /// <summary>What a test puts in the place of the product's own parts.</summary>
    public Action<IServiceCollection> Instead { get; init; } = _ => { };

    /// <summary>A browser that follows no redirects.</summary>
    public HttpClient Browser(bool cookies = true)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = cookies });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605 Version/18.1 Safari/605.1.15");
        return client;
    }

    /// <summary>A home of a project that can be reserved; another one each time, as tests change what they get.</summary>
    public async Task<string> AvailableHomeAsync(string projectId)
    {
        var project = (await Services.GetRequiredService<ICatalog>().ProjectAsync(projectId))!.Value.Project;
        var board = await Services.GetRequiredService<UnitStatuses>().BoardAsync(project);
        return board.Homes.First(h => h.Value.Status == PublicStatus.Available).Key;
    }

    /// <summary>Rows of a table.</summary>
    public Task<long> CountAsync(string table) => ScalarAsync($"select count(*) from {table}");

    /// <summary>Sum of a column of the loads of links.</summary>
    public Task<long> SumAsync(string column) => ScalarAsync($"select sum({column}) from link_load");

    /// <summary>Waits until a condition holds; the test fails when it does not within ten seconds.</summary>
    public static async Task Until(Func<Task<bool>> condition, string what)
    {
        for (var i = 0; i < 500; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(20);
        }

        Assert.Fail($"In ten seconds it did not happen that {what}.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = await Services.GetRequiredService<IDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("DemoCommunity", "false"); // Loaded by the test itself, with homes that it can move.
        foreach (var (name, value) in SiloOfItsOwn.Settings())
        {
            builder.UseSetting(name, value);
        }

        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "web.db"));
        builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureTestServices(services => Instead(services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Grains.Factory)));
    }
}
