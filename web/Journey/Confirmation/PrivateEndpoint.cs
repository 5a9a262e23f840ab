using CustomerConnect.Grains;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Pages.LinkTrouble;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>
/// <c>/p/{token}</c>: a reservation by the link in its mail, on any device and without a session. It shows what the mail said, and
/// nothing of a person; a realtor's client does not see the realtor's deposit.
/// </summary>
internal static class PrivateEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => ReservationPages.Map(routes.MapGroup("/p/{token}"), FindAsync);

    private static async Task<(ConfirmationView? View, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (services, token) = (http.RequestServices, $"{http.GetRouteValue("token")}");
        if (await services.GetRequiredService<PrivateLinks>().FindAsync(token, cancel) is not { } link)
        {
            return (null, Unknown());
        }

        var reservation = await services.GetRequiredService<IGrainFactory>().GetGrain<IReservationGrain>(link.ReservationId).Look();
        var view = await services.GetRequiredService<Confirmations>().ReadAsync(
            http, reservation, PrivateLinks.Path(token), null, withDeposit: link.RecipientKind == Outbox.ToContact, cancel);
        if (view is not null)
        {
            var own = link.RecipientKind == Outbox.ToContact;
            view = view with
            {
                ReaderId = own ? link.RecipientId : (await services.GetRequiredService<ClientProfiles>().FindAsync(link.RecipientId, cancel))?.ContactId,
                ReaderBuys = !own || reservation.ContactKind == ContactKind.Customer,
                ManageAt = own ? Addresses.MyReservation(link.ReservationId) : null,
            };
        }

        return (view, view is null ? Unknown() : null);
    }

    private static IResult Unknown() => Page.Of<LinkTroublePage, LinkTroubleView>(
        new(null, ConfirmationTexts.LinkOpensNothing, ConfirmationTexts.LinkOpensNothingMore,
            StatusCodes.Status404NotFound, null), StatusCodes.Status404NotFound);
}
