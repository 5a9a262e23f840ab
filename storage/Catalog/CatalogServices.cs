using CustomerConnect.Storage.Log.Feed;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerConnect.Storage.Catalog;

/// <summary>Registration of the catalog.</summary>
public static class CatalogServices
{
    /// <summary>Adds the catalog as it stands, its store of edits and its pictures.</summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton<CatalogStore>();
        services.AddSingleton<PictureStore>();
        services.AddSingleton<ICatalog, Catalog>();
        services.AddSingleton<IEventFeedConsumer, CatalogRefresh>();
        return services;
    }
}

/// <summary>Forgets a community when the feed says that its catalog changed, on whatever node it was edited.</summary>
public sealed class CatalogRefresh(ICatalog catalog) : IEventFeedConsumer
{
    private const string Changed = "catalog.changed";
    private const string Prefix = "catalog/";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = ["catalog"];

    /// <inheritdoc/>
    public Task OnEventsAsync(IReadOnlyList<FeedEvent> events)
    {
        foreach (var stored in events)
        {
            if (stored.Type == Changed)
            {
                catalog.Forget(stored.Stream[Prefix.Length..]);
            }
        }

        return Task.CompletedTask;
    }
}
