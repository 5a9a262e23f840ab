using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Units;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Pages.Missing;
using CustomerConnect.Web.Texts;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Queue;

/// <summary>
/// <c>/reservations/queue/{unitId}</c>, the address in messages: whoever waits comes to their place in line in any browser, by a code where
/// it is not known. Their visit goes on in that browser, and in no other any more.
/// </summary>
internal static class OfferEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var offer = routes.MapGroup($"{Addresses.MyReservations}/queue/{{unitId}}");
        offer.MapGet("", Open);
        ConfirmEndpoint.Map(offer, async (http, cancel) =>
        {
            var unit = $"{http.GetRouteValue("unitId")}";
            http.Response.Headers.CacheControl = "no-cache, no-store";
            return await http.RequestServices.GetRequiredService<ICatalog>().UnitAsync(unit, cancel) is { } home
                ? (new(null, home.Community.Community, At(unit), At(unit), MemberTexts.WhyQueue), null)
                : (null, Unknown());
        });
    }

    private static async Task<IResult> Open(
        string unitId, HttpContext http, MemberFinder members, ICatalog catalog, IGrainFactory grains, VisitorCookie cookie, SignedIn signedIn,
        CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await catalog.UnitAsync(unitId, cancel) is not { } home)
        {
            return Unknown();
        }

        if (await members.FindAsync(http, cancel) is not { } contact)
        {
            return Page.SeeOther($"{At(unitId)}/confirm");
        }

        var unit = await grains.GetGrain<IUnitGrain>(unitId).Look();
        var session = unit is { Session: { } holding } && unit.Contact?.Value == contact.Id ? holding
            : unit.Queue.FirstOrDefault(q => q.Contact.Value == contact.Id)?.Session;
        if (session is { } waiting && cookie.Read(http)?.Session != waiting && !Preview.Is(http.Request))
        {
            await TakeOverAsync(http, waiting, contact, grains, cookie, signedIn, cancel);
        }

        return Page.SeeOther(session is not null || cookie.Read(http)?.Session is not null ? Addresses.Queue(unitId)
            : Addresses.Of(home.Community.Community, home.Project, home.Unit));
    }

    private static async Task TakeOverAsync(
        HttpContext http, SessionId session, Contact contact, IGrainFactory grains, VisitorCookie cookie, SignedIn signedIn, CancellationToken cancel)
    {
        var answer = await grains.GetGrain<ISessionGrain>(session.Value)
            .SignIn(new(CommandId.New(), new(contact.Id), Steps.KindOf(contact.Kind), contact.Registered));
        if (answer.Ok)
        {
            cookie.Write(http, new(cookie.Read(http)?.Id ?? answer.Require().Visitor!.Value, session));
            await signedIn.ProveAsync(http, session, contact.Id, null, cancel);
        }
    }

    private static string At(string unitId) => $"{Addresses.MyReservations}/queue/{unitId}";

    private static IResult Unknown() => Page.Of<MissingPage, MissingView>(new(null), StatusCodes.Status404NotFound);
}
