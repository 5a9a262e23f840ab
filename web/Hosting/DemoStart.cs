using CustomerConnect.Demo;
using CustomerConnect.Providers;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Web.Hosting;

/// <summary>Loads the demonstration community on a first start in Development or with <c>Demo=true</c>, before the first page.</summary>
internal sealed partial class DemoStart(
    CatalogStore store, IUnitOffers offers, TimeProvider time, DemoMode demo, IConfiguration configuration, ILogger<DemoStart> logger)
    : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (demo.Allowed && configuration.GetValue("DemoCommunity", true)
            && await DemoCommunity.LoadAsync(store, offers, time, cancellationToken))
        {
            LogLoaded(logger);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "The demonstration community is loaded: open /r/demo")]
    private static partial void LogLoaded(ILogger logger);
}
