using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Another;
using CustomerConnect.Web.Journey.Switch;
using CustomerConnect.Web.Pages.Unavailable;
using CustomerConnect.Web.Visits;

namespace CustomerConnect.Web.Journey;

/// <summary>Takes a home into the visitor's session, or into a new one.</summary>
public sealed class HomeChoice(Travelers travelers, NewVisits visits, SignIn.SigningIn signingIn, IGrainFactory grains, ICatalog catalog)
{
    /// <summary>Where the journey goes on, or what is asked or said before.</summary>
    /// <param name="asked">True for a form that answers what was asked.</param>
    /// <param name="beside">The reservation beside which the home is wanted, as the form says, or null.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IResult> TakeAsync(string unitId, bool asked, string? beside, HttpContext http, CancellationToken cancel)
    {
        var (travel, _) = await travelers.FindAsync(http, cancel, signsIn: true);
        if (await catalog.UnitAsync(unitId, cancel) is not { } home)
        {
            return travel is null ? Page.Of<Pages.Missing.MissingPage, Pages.Missing.MissingView>(new(null), StatusCodes.Status404NotFound)
                : Pages.Places.NotHere(travel.Community.Community);
        }

        if (!home.Project.Settings.Enabled)
        {
            return Page.Of<UnavailablePage, UnavailableView>(new(home.Community.Community, home.Project));
        }

        if (travel is null || travel.Community.Community.Id != home.Community.Community.Id)
        {
            return await StartAsync(travel, home, http, cancel);
        }

        if (travel.IsReserved)
        {
            return travel.Session.Reservation is { } reservation && await StandsAsync(reservation) is { } stands
                ? stands.Unit?.Value == unitId ? Page.SeeOther(Steps.Next(travel))
                    : beside == reservation.Value ? await StartAsync(travel, home, http, cancel)
                    : Page.Of<AnotherPage, AnotherView>(new(
                        home.Community.Community, reservation.Value, travel.HomeName, unitId, HomeNames.Of(home.Project, home.Unit)))
                : await StartAsync(travel, home, http, cancel);
        }

        return await GoOnAsync(travel, home.Project, home.Unit, asked);
    }

    private async Task<ReservationSnapshot?> StandsAsync(ReservationId reservation) =>
        await grains.GetGrain<IReservationGrain>(reservation.Value).Look() is { Status: ReservationStatus.Active } stands ? stands : null;

    // Who was signed in to the visit before is signed in to the new one: nothing is typed twice.
    private async Task<IResult> StartAsync(
        Travel? before, (CommunitySnapshot Community, Project Project, UnitInfo Unit) home, HttpContext http, CancellationToken cancel)
    {
        var (visitor, instead) = await visits.StartAsync(http, home.Community, home.Project, before?.Session.Link, cancel);
        if (visitor is null || await travelers.FindAsync(http, visitor, cancel) is not { } travel)
        {
            return instead ?? Pages.Places.NotHere(home.Community.Community);
        }

        if (before?.Contact is { EmailVerified: true } contact && travel.Contact is null && !travel.Locked)
        {
            var remembered = await signingIn.RememberedAsync(before.Session.Session, cancel);
            var signedIn = await signingIn.SignInAsync(http, travel, contact, remembered, cancel);
            travel = signedIn.Value is { } session ? travel with { Session = session, Contact = contact } : travel;
        }

        return await GoOnAsync(travel, home.Project, home.Unit, asked: false);
    }

    private async Task<IResult> GoOnAsync(Travel travel, Project project, UnitInfo unit, bool asked)
    {
        if (travel.Locked)
        {
            return Page.SeeOther(Steps.SignIn);
        }

        if (!asked && travel is { HeldUntil: not null, Unit: { } held } && held.Id != unit.Id)
        {
            return Page.Of<SwitchPage, SwitchView>(new(travel, unit.Id, HomeNames.Of(project, unit)));
        }

        var timeIsGone = false;
        // A link followed once more keeps what is held.
        if (travel.Session.Selection.Unit?.Value != unit.Id || travel.Session.Lost is not null)
        {
            var answer = await travel.Grain.Select(new(CommandId.New(), Selection(project, unit)));
            if (!answer.Ok)
            {
                return Lost.Endpoint.Page(travel, answer.Refusal!, asked ? StatusCodes.Status422UnprocessableEntity : null);
            }

            timeIsGone = travel.Session.Slot is not null && answer.Require().Slot is null;
            travel = travel with { Session = answer.Require(), Project = project, Unit = unit };
        }

        var next = Steps.Next(await travelers.WithQueueAsync(travel));
        return Page.SeeOther(timeIsGone && next == Steps.Appointment ? $"{next}?was={Appointment.Endpoint.Elsewhere}" : next);
    }

    private static Selection Selection(Project project, UnitInfo unit) => new(
        new(project.Id), new ModelId(unit.ModelId), unit.BuildingId is { } building ? new BuildingId(building) : null, new UnitId(unit.Id));
}
