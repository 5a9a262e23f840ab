using CustomerConnect.Storage.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CustomerConnect.Web.Hosting;

/// <summary>Uploaded pictures and models' public files, and each community's color. No picture or file changes under its address.</summary>
public static partial class Pictures
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Icon = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#2b3fa6"/><path d="M9 20 20 10l11 10v11H9Z" fill="none" stroke="#fff" stroke-width="2.6" stroke-linejoin="round"/></svg>""";

    /// <summary>Maps <c>/pictures</c>, <c>/files</c>, <c>/c/…/brand.css</c> and the icon.</summary>
    public static IEndpointRouteBuilder MapPictures(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/pictures/{id}", [HttpMethods.Get, HttpMethods.Head], Picture);
        routes.MapMethods("/files/{id}", [HttpMethods.Get, HttpMethods.Head], File);
        routes.MapGet("/c/{community}/brand.css", Brand);
        routes.MapGet("/icon.svg", (HttpContext http) => Immutable(http, TypedResults.Text(Icon, "image/svg+xml")));
        return routes;
    }

    private static async Task<IResult> Picture(string id, PictureStore pictures, HttpContext http, CancellationToken cancel) =>
        await pictures.PictureAsync(id, cancel) is { } found ? Served(http, id, found) : TypedResults.NotFound();

    private static async Task<IResult> File(string id, PictureStore pictures, HttpContext http, CancellationToken cancel)
    {
        if (await pictures.FileAsync(id, cancel) is not { } found)
        {
            return TypedResults.NotFound();
        }

        // A builder's document is saved, or opened away from our pages: what is in it never runs as ours.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "no-cache"; // Asked for again each time: a project that is off shows none of its files.
        return TypedResults.File(
            found.Bytes, found.ContentType, PublicFile.NameFor(found.Name ?? "", found.ContentType), entityTag: new EntityTagHeaderValue($"\"{id}\""));
    }

    private static FileContentHttpResult Served(HttpContext http, string id, StoredBytes found) =>
        Immutable(http, TypedResults.File(found.Bytes, found.ContentType, entityTag: new EntityTagHeaderValue($"\"{id}\"")));

    private static async Task<IResult> Brand(string community, ICatalog catalog, HttpContext http, CancellationToken cancel)
    {
        if (await catalog.CommunityBySlugAsync(community, cancel) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var accent = found.Community.Accent is { } color && Color().IsMatch(color) ? color : null;
        return Immutable(http, TypedResults.Text(accent is null ? "" : $":root{{--accent:{accent}}}", "text/css"));
    }

    private static T Immutable<T>(HttpContext http, T result)
    {
        http.Response.Headers.CacheControl = Forever;
        return result;
    }

    [System.Text.RegularExpressions.GeneratedRegex("^#[0-9a-fA-F]{6}$", System.Text.RegularExpressions.RegexOptions.None, 100)]
    private static partial System.Text.RegularExpressions.Regex Color();
}
