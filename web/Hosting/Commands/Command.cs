using CustomerConnect.Feeds.NHlist;
using CustomerConnect.Grains.Hosting;
using CustomerConnect.Silo;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Rebuild;
using CustomerConnect.Web.Staff.Accounts;

namespace CustomerConnect.Web.Hosting.Commands;

/// <summary>What <c>./run</c> does with words behind it, instead of starting the site.</summary>
public static class Command
{
    private const string Help = """
        ./run                 start the web site
        ./run import FILE     import a builder's feed (NHlist XML); exit code 1 when something was rejected
        ./run rebuild         write the read models anew from the log
        ./run add-staff EMAIL [NAME]
                              make somebody an administrator; prints a password once, a fresh one when they had an account
        ./run help            this

        On SQLite the database belongs to one process: stop the site first. On PostgreSQL it may go on.
        """;

    /// <summary>The exit code of a command, or null when the words are none and the site is to start.</summary>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["import", var file] => await WithProductAsync((services, cancel) => FeedCommand.RunAsync(
            file, services.GetRequiredService<CatalogStore>(), services.GetRequiredService<IUnitOffers>(),
            services.GetRequiredService<TimeProvider>(), Console.Out, cancel)),
        ["rebuild"] => await WithProductAsync(RebuildAsync),
        ["add-staff", var email] => await WithProductAsync((services, _) => AddStaffCommand.RunAsync(email, null, services, Console.Out)),
        ["add-staff", var email, var name] => await WithProductAsync((services, _) => AddStaffCommand.RunAsync(email, name, services, Console.Out)),
        [] => null,
        [['-', '-', ..], ..] => null,
        ["help"] => Show(Console.Out, 0),
        _ => Show(Console.Error, 2),
    };

    private static int Show(TextWriter output, int code)
    {
        output.WriteLine(Help);
        return code;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken cancel)
    {
        var rebuild = new ReadModelRebuild(
            services.GetRequiredService<IDatabase>(), services.GetRequiredService<IEventLog>(), services.GetRequiredService<TimeProvider>());
        var progress = new Progress<RebuildProgress>(p => Console.WriteLine($"{p.Streams} streams, {p.Rows} rows"));
        var done = await rebuild.RunAsync(StreamProjections.All, progress, cancel);
        Console.WriteLine($"Done: {done.Streams} streams, {done.Rows} rows written, {done.Deleted} deleted.");
        return 0;
    }

    private static async Task<int> WithProductAsync(Func<IServiceProvider, CancellationToken, Task<int>> work)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            // A host without a web reads only DOTNET_ENVIRONMENT, and ./run sets the site's.
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCustomerConnect(builder.Configuration, builder.Environment);
        builder.Services.AddStaffAccounts();
        using var host = builder.Build();
        try
        {
            await host.StartAsync();
            using var stop = new CancellationTokenSource();
            Console.CancelKeyPress += (_, e) =>
            {
                e.Cancel = true;
                stop.Cancel();
            };
            var code = await work(host.Services, stop.Token);
            await host.StopAsync();
            return code;
        }
        catch (StorageUnavailableException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 2;
        }
    }
}
