using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Switch;
using CustomerConnect.Web.Pages.Unavailable;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey;

/// <summary>
/// <c>/reserve/home/{unitId}</c>: takes a home into the session, and goes where the checklist needs. An address can be followed from
/// anywhere: while another home is held it asks first, and only its form gives that one up.
/// </summary>
internal static class Home
{
    public static void MapHomeChoice(this IEndpointRouteBuilder journey)
    {
        journey.MapGet("/home/{unitId}", (string unitId, HttpContext http, Travelers travelers, ICatalog catalog, CancellationToken cancel) =>
            Preview.Is(http.Request) ? Task.FromResult(Results.NoContent()) : ChooseAsync(unitId, asked: false, http, travelers, catalog, cancel));
        journey.MapPost("/home/{unitId}", (
            string unitId, IFormCollection form, HttpContext http, Travelers travelers, ICatalog catalog, CancellationToken cancel) =>
            ChooseAsync(unitId, asked: true, http, travelers, catalog, cancel));
    }

    private static async Task<IResult> ChooseAsync(
        string unitId, bool asked, HttpContext http, Travelers travelers, ICatalog catalog, CancellationToken cancel)
    {
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

        if (travel.Locked)
        {
            return Page.SeeOther(Steps.SignIn);
        }

        if (!asked && travel is { HeldUntil: not null, Unit: { } held } && held.Id != unitId)
        {
            return Page.Of<SwitchPage, SwitchView>(new(travel, unitId, HomeNames.Of(home.Project, home.Unit)));
        }

        // A link followed once more keeps what is held.
        if (travel.Session.Reservation is null && (travel.Session.Selection.Unit?.Value != unitId || travel.Session.Lost is not null))
        {
            var answer = await travel.Grain.Select(new(CommandId.New(), Selection(home.Project, home.Unit)));
            if (!answer.Ok)
            {
                return Lost.Endpoint.Page(travel, answer.Refusal!, asked ? StatusCodes.Status422UnprocessableEntity : null);
            }
        }

        (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead! : Page.SeeOther(Steps.Next(travel));
    }

    private static Selection Selection(Project project, UnitInfo unit) => new(
        new(project.Id), new ModelId(unit.ModelId), unit.BuildingId is { } building ? new BuildingId(building) : null, new UnitId(unit.Id));
}
