using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Pages;

namespace CustomerConnect.Web.Queue;

/// <summary><c>/reserve/queue/{unitId}</c>: waiting for a home that somebody else has.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var queue = routes.MapGroup("/reserve/queue/{unitId}");
        queue.MapGet("", Show);
        queue.MapPost("", (string unitId, IFormCollection form, HttpContext http, Travelers travelers, ICatalog catalog, IGrainFactory grains, CancellationToken cancel) =>
            ChangeAsync(unitId, http, travelers, catalog, grains, (session, wish) => session.JoinQueue(wish), cancel));
        queue.MapPost("/leave", (string unitId, IFormCollection form, HttpContext http, Travelers travelers, ICatalog catalog, IGrainFactory grains, CancellationToken cancel) =>
            ChangeAsync(unitId, http, travelers, catalog, grains, (session, wish) => session.LeaveQueue(wish), cancel));
        queue.MapGet("/leave", (string unitId) => Page.SeeOther(Addresses.Queue(unitId))); // Without scripts a refused form's address stays.
        queue.MapGet("/reserve", GoOn);
    }

    private static async Task<IResult> Show(
        string unitId, HttpContext http, Travelers travelers, ICatalog catalog, IGrainFactory grains, CancellationToken cancel)
    {
        var (view, instead) = await FindAsync(unitId, http, travelers, catalog, grains, cancel);
        return view is null ? instead!
            : view.Standing == QueueStanding.Free && view.Travel.Session.Reservation is null ? Page.SeeOther(Addresses.Reserve(unitId))
            : Page.Of<QueuePage, QueueView>(view);
    }

    private static async Task<IResult> ChangeAsync(
        string unitId, HttpContext http, Travelers travelers, ICatalog catalog, IGrainFactory grains,
        Func<ISessionGrain, WaitForHome, Task<Answer<UnitSnapshot>>> change, CancellationToken cancel)
    {
        var (view, instead) = await FindAsync(unitId, http, travelers, catalog, grains, cancel);
        if (view is null)
        {
            return instead!;
        }

        var answer = await change(view.Travel.Grain, new(CommandId.New(), new(unitId)));
        return answer.Refusal is { } refusal && refusal is not UnitIsFree
            ? Page.Of<QueuePage, QueueView>(view with { Refused = QueueView.Of(refusal) }, StatusCodes.Status422UnprocessableEntity)
            : Page.SeeOther(Addresses.Queue(unitId));
    }

    // The home is the visitor's own for hours: the journey goes on as with any other.
    private static async Task<IResult> GoOn(
        string unitId, HttpContext http, Travelers travelers, ICatalog catalog, IGrainFactory grains, CancellationToken cancel)
    {
        var (view, instead) = await FindAsync(unitId, http, travelers, catalog, grains, cancel);
        if (view is null || view.Standing != QueueStanding.Offered)
        {
            return instead ?? Page.SeeOther(Addresses.Queue(unitId));
        }

        if (view.Travel.Session.Selection.Unit?.Value != unitId || view.Travel.Session.Lost is not null)
        {
            var chosen = await view.Travel.Grain.Select(new(CommandId.New(), new(null, null, null, new UnitId(unitId))));
            if (chosen.Refusal is { } refusal)
            {
                return Page.Of<QueuePage, QueueView>(view with { Refused = QueueView.Of(refusal) });
            }
        }

        var (travel, ended) = await travelers.FindAsync(http, cancel);
        return travel is null ? ended! : Page.SeeOther(Steps.Next(travel with { QueueAt = null }));
    }

    private static async Task<(QueueView? View, IResult? Instead)> FindAsync(
        string unitId, HttpContext http, Travelers travelers, ICatalog catalog, IGrainFactory grains, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (await catalog.UnitAsync(unitId, cancel) is not { } home)
        {
            return (null, travel is null ? instead : Places.NotHere(travel.Community.Community));
        }

        var community = home.Community.Community;
        if (travel is null || travel.Community.Community.Id != community.Id)
        {
            return (null, Page.SeeOther(Addresses.Reserve(unitId))); // A visit starts there, where one can.
        }

        if (!home.Project.Settings.Enabled || !home.Project.Settings.HasQueues)
        {
            return (null, Page.SeeOther(Addresses.Of(community, home.Project, home.Unit)));
        }

        return travel is { Contact: { Email: not null, EmailVerified: true }, Session.Registered: true }
            ? (new(travel, home.Project, home.Unit, await grains.GetGrain<IUnitGrain>(unitId).Look(), null), null)
            : (null, Page.SeeOther(Addresses.Reserve(unitId))); // Signs in and registers, and comes back here.
    }
}
