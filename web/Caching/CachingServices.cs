namespace CustomerConnect.Web.Caching;

/// <summary>The output cache.</summary>
public static class CachingServices
{
    /// <summary>Adds it, bounded in memory.</summary>
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services
        .AddSingleton<PageRevisions>()
        .AddOutputCache(o =>
        {
            o.SizeLimit = 64L * 1024 * 1024;
            o.MaximumBodySize = 2L * 1024 * 1024;
        });

    /// <summary>Makes the pages of a group cached pages.</summary>
    public static TBuilder AsCachedPage<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.CacheOutput(p => p.AddPolicy<CachedPage>(), excludeDefaultPolicy: true);
}
