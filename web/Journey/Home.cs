using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.Unavailable;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey;

/// <summary><c>/reserve/home/{unitId}</c>: takes a home into the session, and goes where the checklist needs.</summary>
internal static class Home
{
    public static void MapHomeChoice(this IEndpointRouteBuilder journey) => journey.MapGet("/home/{unitId}", Choose);

    private static async Task<IResult> Choose(
        string unitId, HttpContext http, Travelers travelers, ICatalog catalog, CancellationToken cancel)
    {
        if (Preview.Is(http.Request))
        {
            return Results.NoContent();
        }

        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return instead!;
        }

        if (await catalog.UnitAsync(unitId, cancel) is not { } home || home.Community.Community.Id != travel.Community.Community.Id)
        {
            return Pages.Places.NotHere(travel.Community.Community);
        }

        if (!home.Project.Settings.Enabled)
        {
            return Page.Of<UnavailablePage, UnavailableView>(new(home.Community.Community, home.Project));
        }

        // A link followed once more keeps what is held.
        if (travel.Session.Reservation is null && (travel.Session.Selection.Unit?.Value != unitId || travel.Session.Lost is not null))
        {
            var answer = await travel.Grain.Select(new(CommandId.New(), Selection(home.Project, home.Unit)));
            if (!answer.Ok)
            {
                return Lost.Endpoint.Page(travel, answer.Refusal!);
            }
        }

        (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead! : Page.SeeOther(Steps.Next(travel));
    }

    private static Selection Selection(Project project, UnitInfo unit) => new(
        new(project.Id), new ModelId(unit.ModelId), unit.BuildingId is { } building ? new BuildingId(building) : null, new UnitId(unit.Id));
}
