using CustomerConnect.Deposits;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>A reservation, for whose it is.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/confirmation/{id}", Show);
        journey.MapGet("/confirmation/{id}/appointment.ics", Calendar);
    }

    private static async Task<IResult> Show(
        string id, HttpContext http, Travelers travelers, IGrainFactory grains, ICatalog catalog, CancellationToken cancel)
    {
        var (view, instead) = await FindAsync(id, http, travelers, grains, catalog, cancel);
        return view is null ? instead! : Page.Of<ConfirmationPage, ConfirmationView>(view);
    }

    private static async Task<IResult> Calendar(
        string id, HttpContext http, Travelers travelers, IGrainFactory grains, ICatalog catalog, CancellationToken cancel)
    {
        var (view, instead) = await FindAsync(id, http, travelers, grains, catalog, cancel);
        return view is null ? instead!
            : view.Reservation.Slot is not { } slot ? Results.NotFound()
            : Results.Text(AppointmentCalendar.Of(view, slot), "text/calendar; charset=utf-8");
    }

    private static async Task<(ConfirmationView? View, IResult? Instead)> FindAsync(
        string id, HttpContext http, Travelers travelers, IGrainFactory grains, ICatalog catalog, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel is null)
        {
            return (null, instead);
        }

        // Whose it is shows it in any browser, once signed in.
        var reservation = await grains.GetGrain<IReservationGrain>(id).Look();
        if (reservation.Contact is null || travel.Contact is null || reservation.Contact.Value.Value != travel.Contact.Id)
        {
            return (null, travel.Contact is null ? Page.SeeOther(Steps.SignIn) : Pages.Places.NotHere(travel.Community.Community));
        }

        if (await catalog.UnitAsync(reservation.Unit!.Value.Value, cancel) is not { } home)
        {
            return (null, Pages.Places.NotHere(travel.Community.Community));
        }

        var deposit = reservation.Deposit is { } d ? await grains.GetGrain<IDepositGrain>(d.Value).Look() : null;
        return (new(reservation, home.Community.Community, home.Project, home.Unit, travel.Contact, deposit), null);
    }
}

/// <summary>A reservation as its page shows it.</summary>
public sealed record ConfirmationView(
    ReservationSnapshot Reservation, Community Community, Project Project, UnitInfo Unit, Contact Contact, DepositSnapshot? Deposit)
{
    /// <summary>The model, or null.</summary>
    public HomeModel? Model => Project.ModelsById.GetValueOrDefault(Unit.ModelId);

    /// <summary>What the home is called.</summary>
    public string Home => HomeNames.Of(Project, Unit);

    /// <summary>True while the home is kept.</summary>
    public bool Active => Reservation.Status == ReservationStatus.Active;

    /// <summary>End of the reservation on the project's clock.</summary>
    public string Ends => Words.Moment(Reservation.EndsAt, SlotSchedule.Zone(Project.Settings));

    /// <summary>The appointment in words, or null.</summary>
    public string? Appointment => Reservation.Slot is { } slot
        ? $"{Words.ShortMoment(slot.StartsAt, SlotSchedule.Zone(Project.Settings))}, {(slot.Kind == AppointmentKind.Phone ? "by phone" : Project.Settings.AppointmentAddress ?? "in person")}"
        : null;

    /// <summary>The deposit in words, or null.</summary>
    public string? DepositText => Deposit is { Amount: { } amount } deposit
        ? deposit.Status switch
        {
            DepositStatus.Returning => $"{Words.Money(amount.Cents, amount.Currency)}, on its way back",
            DepositStatus.Returned => $"{Words.Money(amount.Cents, amount.Currency)}, returned",
            _ when deposit.Kind == DepositKind.Intent => "Card stored, nothing charged",
            _ => $"{Words.Money(amount.Cents, amount.Currency)}, paid",
        }
        : null;
}
