using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CustomerConnect.Web.Hosting;

/// <summary>Serves the bundled files.</summary>
public static class AssetEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Adds the manifest.</summary>
    public static IServiceCollection AddAssets(this IServiceCollection services) => services.AddSingleton<AssetManifest>();

    /// <summary>Maps <c>/build/{file}</c>.</summary>
    public static IEndpointRouteBuilder MapAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/build/{file}", [HttpMethods.Get, HttpMethods.Head], Serve);
        return routes;
    }

    private static Results<FileContentHttpResult, NotFound> Serve(string file, AssetManifest assets, HttpContext http)
    {
        if (assets.Find(file) is not { } found)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = Forever;
        var bytes = found.Plain.Bytes;
        if (found.Brotli is { } brotli)
        {
            http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            if (http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is not 0))
            {
                http.Response.Headers.ContentEncoding = "br";
                bytes = brotli.Bytes;
            }
        }

        var tag = new EntityTagHeaderValue($"\"{file}\"", isWeak: true);
        return TypedResults.File(bytes, ContentType(file), entityTag: tag);
    }

    private static string ContentType(string file) => Path.GetExtension(file) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".woff2" => "font/woff2",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}
