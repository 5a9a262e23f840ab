using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Errors;

namespace CustomerConnect.Web.Staff.Details;

/// <summary><c>/staff/sessions/{id}</c>: the panel of one session, beside the table or as a page of its own.</summary>
internal static class DetailsEndpoint
{
    /// <summary>Maps the panel and what can be done from it.</summary>
    public static void MapDetails(this IEndpointRouteBuilder staff)
    {
        staff.MapGet("/sessions/{id}", Show);
        ActionsEndpoint.Map(staff.MapGroup("/sessions/{id}"));
    }

    /// <summary>Maps what is said at an address of staff that nothing else is mapped to.</summary>
    public static void MapNothing(this IEndpointRouteBuilder staff) => staff.MapFallback((HttpContext http) =>
        ErrorEndpoint.WantsPage(http, http.Request.Path) ? Missing() : Results.Problem(statusCode: StatusCodes.Status404NotFound));

    private static async Task<IResult> Show(string id, HttpContext http, DetailsReader reader, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await reader.ReadAsync(id, http, cancel) is { } view ? Page.Of<DetailsPage, DetailsView>(view) : Missing();
    }

    /// <summary>What is not there, and what the member may not see, look the same.</summary>
    public static IResult Missing() => Page.Of<NotHerePage, NotHereView>(new(), StatusCodes.Status404NotFound);
}
