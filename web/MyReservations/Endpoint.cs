using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Confirmation;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.MyReservations;

/// <summary><c>/reservations</c>: what a contact has reserved, for whoever can prove to be it, with or without a link.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var list = routes.MapGroup(Addresses.MyReservations);
        list.MapGet("", Show);
        list.MapPost("/sign-out", SignOut);
        list.MapGet("/sign-out", () => Page.SeeOther(Addresses.MyReservations));
        ConfirmEndpoint.Map(list, (http, cancel) => ConfirmingAsync(http, Addresses.MyReservations, cancel));

        var one = list.MapGroup("/{id}");
        ConfirmEndpoint.Map(one, (http, cancel) => ConfirmingAsync(http, Addresses.MyReservation($"{http.GetRouteValue("id")}"), cancel));
        one.MapGet("", async (HttpContext http, MyReservationFinder finder, CancellationToken cancel) =>
            await finder.FindAsync(http, cancel) is var (view, instead) && view is null ? instead! : Page.Of<ReservationPage, MyReservationView>(view!));
        ReservationPages.MapParts(one, FindAsync);
        WithdrawEndpoint.Map(one, FindAsync);
        MoveEndpoint.Map(one);
    }

    private static async Task<(ConfirmationView? View, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel)
    {
        var (view, instead) = await http.RequestServices.GetRequiredService<MyReservationFinder>().FindAsync(http, cancel);
        return (view?.Of, instead);
    }

    private static async Task<(Confirming? Confirming, IResult? Instead)> ConfirmingAsync(HttpContext http, string at, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return (new(null, await http.RequestServices.GetRequiredService<MemberFinder>().VisitedAsync(http, cancel), at, at, MemberTexts.Why), null);
    }

    private static async Task<IResult> Show(
        string? before, HttpContext http, MemberFinder members, ReservationList reservations, ICatalog catalog, TimeProvider clock, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await members.FindAsync(http, cancel) is not { } contact)
        {
            return Page.SeeOther($"{Addresses.MyReservations}/confirm");
        }

        var (page, more) = await reservations.ReadAsync(contact.Id, before, cancel);
        var lines = new List<ListLine>(page.Count);
        Community? community = await members.VisitedAsync(http, cancel);
        foreach (var reservation in page)
        {
            // A home that has left the catalog since has nothing to show; the reservation's number still reaches the sales team.
            if (await catalog.UnitAsync(reservation.UnitId, cancel) is { } found)
            {
                community ??= found.Community.Community;
                lines.Add(new(
                    reservation, found.Project, HomeNames.Of(found.Project, found.Unit),
                    found.Project.ModelsById.GetValueOrDefault(found.Unit.ModelId)?.CoverPath,
                    ReservationWords.Of(ReservationWords.Read(reservation.Status), reservation.EndsAt, found.Project, clock.GetUtcNow())));
            }
        }

        return Page.Of<ListPage, ListView>(new(
            contact, community, lines, more ? $"{Addresses.MyReservations}?before={page[^1].Cursor}" : null, before is null ? null : Addresses.MyReservations));
    }

    private static async Task<IResult> SignOut(IFormCollection form, HttpContext http, MemberFinder members, Journey.DeviceCookie devices, TrustedDevices trusted, CancellationToken cancel)
    {
        if (await members.SignOutAsync(http, cancel) is not null)
        {
            return Page.SeeOther(Addresses.MyReservations); // A submission is under way: it says so itself.
        }

        if (devices.Read(http) is { } token)
        {
            await trusted.ForgetAsync(token, cancel);
            devices.Clear(http);
        }

        return Page.SeeOther($"{Addresses.MyReservations}/confirm");
    }
}
