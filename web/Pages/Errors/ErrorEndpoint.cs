using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Missing;
using Microsoft.AspNetCore.Diagnostics;
using Orleans.Runtime;

namespace CustomerConnect.Web.Pages.Errors;

/// <summary>What is shown when something broke, and when there is nothing at an address: a page to people, problem details to programs.</summary>
public static class ErrorEndpoint
{
    private const int RetrySeconds = 5;

    /// <summary>Maps them.</summary>
    public static IEndpointRouteBuilder MapErrors(this IEndpointRouteBuilder routes)
    {
        routes.Map("/error", Broken).DisableAntiforgery();
        routes.MapFallback((HttpContext http) => WantsPage(http, http.Request.Path)
            ? Page.Of<MissingPage, MissingView>(new MissingView(null), StatusCodes.Status404NotFound)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound));
        return routes;
    }

    private static IResult Broken(HttpContext http)
    {
        var feature = http.Features.Get<IExceptionHandlerPathFeature>();
        var busy = feature?.Error is StorageUnavailableException or TimeoutException or OrleansException;
        var status = feature?.Error is BadHttpRequestException bad ? bad.StatusCode
            : busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (busy)
        {
            http.Response.Headers.RetryAfter = $"{RetrySeconds}";
        }

        http.Response.Headers.CacheControl = "no-store";
        return WantsPage(http, feature?.Path ?? "")
            ? Page.Of<ErrorPage, ErrorView>(new ErrorView(busy, busy && HttpMethods.IsGet(http.Request.Method) ? RetrySeconds : null), status)
            : Results.Problem(statusCode: status);
    }

    /// <summary>True when people ask, and a page answers them; programs get problem details.</summary>
    internal static bool WantsPage(HttpContext http, string path) =>
        !path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/hubs/", StringComparison.Ordinal)
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Something broke.</summary>
/// <param name="Busy">True when it will be over soon: the database or a grain did not answer in time.</param>
/// <param name="RetrySeconds">When the page tries again by itself; null where nothing is to be sent twice.</param>
public sealed record ErrorView(bool Busy, int? RetrySeconds);
