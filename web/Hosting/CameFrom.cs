namespace CustomerConnect.Web.Hosting;

/// <summary>The page that a form stood on.</summary>
internal static class CameFrom
{
    /// <summary>Its path and query when it stood with us; null when the browser does not say, or it stood elsewhere.</summary>
    public static string? Page(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page)
        && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && !page.PathAndQuery.StartsWith("//", StringComparison.Ordinal) ? page.PathAndQuery : null;
}
