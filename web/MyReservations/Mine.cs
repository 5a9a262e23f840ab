using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Confirmation;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Pages;

namespace CustomerConnect.Web.MyReservations;

/// <summary>One of a contact's reservations, with everything its page tells.</summary>
/// <param name="Clients">Whom a realtor reserved for; empty for a customer.</param>
public sealed record MyReservationView(ConfirmationView Of, IReadOnlyList<ClientProfile> Clients, DateTimeOffset Now)
{
    /// <summary>Its standing in words.</summary>
    public ReservationWords Words => ReservationWords.Of(Of.Reservation.Status, Of.Reservation.EndsAt, Of.Project, Now);

    /// <summary>True while something of it can still be changed.</summary>
    public bool Open => Words.Left is not null;

    /// <summary>True while the appointment can be made or moved.</summary>
    public bool CanMove => Open && Of.Project.Settings is { IncludeAppointment: true } or { RequireAppointment: true } && Of.Project.Schedule.Length > 0;

    /// <summary>True once the appointment has begun.</summary>
    public bool AppointmentIsOver => Of.Reservation.Slot is { } slot && slot.StartsAt <= Now;
}

/// <summary>Finds the reservation of a request for whose it is. To anybody else it does not exist.</summary>
public sealed class MyReservationFinder(MemberFinder members, IGrainFactory grains, Confirmations confirmations, ClientProfiles clients, TimeProvider clock)
{
    /// <summary>The reservation, or what is answered instead: the code that proves who somebody is, or that there is no such reservation.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<(MyReservationView? View, IResult? Instead)> FindAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var id = $"{http.GetRouteValue("id")}";
        if (await members.FindAsync(http, cancel) is null)
        {
            return (null, Page.SeeOther($"{Addresses.MyReservation(id)}/confirm"));
        }

        var reservation = await grains.GetGrain<IReservationGrain>(id).Look();
        if (reservation.Contact is not { } owner || !await members.IsAsync(http, owner.Value, cancel)
            || await confirmations.ReadAsync(http, reservation, Addresses.MyReservation(id), null, withDeposit: true, cancel) is not { } found)
        {
            return (null, await NotHereAsync(http, cancel));
        }

        var open = found.Active && clock.GetUtcNow() < reservation.EndsAt;
        var view = found with { ReaderId = owner.Value, WithdrawAt = open ? $"{found.At}/withdraw" : null, AgainAt = Addresses.Of(found.Community) };
        return (new(view, reservation.ContactKind == ContactKind.Customer ? [] : await clients.OfReservationAsync(id, cancel), clock.GetUtcNow()), null);
    }

    private async Task<IResult> NotHereAsync(HttpContext http, CancellationToken cancel) =>
        await members.VisitedAsync(http, cancel) is { } community ? Places.NotHere(community)
            : Page.Of<Pages.Missing.MissingPage, Pages.Missing.MissingView>(new(null), StatusCodes.Status404NotFound);
}
