using CustomerConnect.Web.Components;
using CustomerConnect.Web.Statuses;

namespace CustomerConnect.Web.Pages.Homes;

/// <summary>Where a home is chosen.</summary>
internal static class Endpoint
{
    public static void MapHomes(this IEndpointRouteBuilder pages) => pages.MapGet("/{community}/{project}/homes", Show);

    private static async Task<IResult> Show(
        string community, string project, HttpRequest request, Places places, UnitStatuses statuses, CancellationToken cancel)
    {
        var (place, instead) = await places.ProjectAsync(community, project, cancel);
        return place is null ? instead!
            : Page.Of<HomesPage, HomesView>(HomesView.Of(place, await statuses.BoardAsync(place.Project), request.Query));
    }
}
