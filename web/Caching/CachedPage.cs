using System.Globalization;
using CustomerConnect.Storage.Catalog;
using Microsoft.AspNetCore.OutputCaching;

namespace CustomerConnect.Web.Caching;

/// <summary>
/// Pages that are the same for everybody. The visitor's cookie is ignored: such a page has no form token, name or status of the visitor's
/// own. It varies by address, the filters named in <see cref="Filters"/>, language and revision; eviction only frees memory.
/// </summary>
public sealed class CachedPage : IOutputCachePolicy
{
    /// <summary>Query values that a page may differ by. Others change nothing.</summary>
    public static readonly string[] Filters = ["building", "floor", "model", "beds", "max", "status"];

    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var cacheable = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var revision = cacheable ? await RevisionAsync(http, cancellation) : null;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = revision is not null;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = _kept;
        context.CacheVaryByRules.QueryKeys = Filters;
        context.CacheVaryByRules.VaryByValues["revision"] = revision ?? "";
        context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask<string?> RevisionAsync(HttpContext http, CancellationToken cancel)
    {
        var services = http.RequestServices;
        var slug = http.GetRouteValue("community") as string ?? "";
        if (await services.GetRequiredService<ICatalog>().CommunityBySlugAsync(slug, cancel) is not { } community)
        {
            return null;
        }

        var revisions = services.GetRequiredService<PageRevisions>();
        return http.GetRouteValue("project") is not string name ? await revisions.OfAsync(community)
            : community.ProjectBySlug(name) is { } project ? await revisions.OfAsync(community, project)
            : null;
    }
}
