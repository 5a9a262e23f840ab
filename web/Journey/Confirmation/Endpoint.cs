using CustomerConnect.Reservations;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>A reservation, for whose it is: in any browser, once signed in.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        var reservation = journey.MapGroup("/confirmation/{id}");
        ReservationPages.Map(reservation, FindAsync);
        WithdrawEndpoint.Map(reservation, FindAsync);
    }

    /// <summary>The reservation of a request whose it is, or what is answered instead.</summary>
    internal static async Task<(ConfirmationView? View, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel)
    {
        var services = http.RequestServices;
        var (travel, instead) = await services.GetRequiredService<Travelers>().FindAsync(http, cancel);
        if (travel is null)
        {
            return (null, instead);
        }

        var id = $"{http.GetRouteValue("id")}";
        var reservation = await services.GetRequiredService<IGrainFactory>().GetGrain<IReservationGrain>(id).Look();
        if (travel.Contact is null || reservation.Contact?.Value != travel.Contact.Id)
        {
            return (null, travel.Contact is null ? Page.SeeOther(Steps.SignIn) : Pages.Places.NotHere(travel.Community.Community));
        }

        var view = await services.GetRequiredService<Confirmations>()
            .ReadAsync(http, reservation, Addresses.Confirmation(id), travel.Contact.Email, withDeposit: true, cancel);
        view = view is null ? null : view with
        {
            ReaderId = travel.Contact.Id, ReaderBuys = reservation.ContactKind == ContactKind.Customer, ManageAt = Addresses.MyReservation(id), WithdrawAt = view.Active ? $"{view.At}/withdraw" : null, AgainAt = Addresses.Homes(view.Community, view.Project),
        };
        return (view, view is null ? Pages.Places.NotHere(travel.Community.Community) : null);
    }
}
