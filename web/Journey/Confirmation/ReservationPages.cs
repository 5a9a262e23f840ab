using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Confirmation;

/// <summary>The pages of one reservation, however its reader came: the confirmation, its two next steps, and the calendar's file.</summary>
internal static class ReservationPages
{
    /// <summary>Finds the reservation of a request, or what is answered instead.</summary>
    public delegate Task<(ConfirmationView? View, IResult? Instead)> Find(HttpContext http, CancellationToken cancel);

    /// <summary>Maps the confirmation and what lies under it.</summary>
    public static void Map(IEndpointRouteBuilder group, Find find)
    {
        Get(group, find, "", view => Page.Of<ConfirmationPage, ConfirmationView>(view));
        MapParts(group, find);
    }

    /// <summary>Maps what lies under a reservation's page, whichever page that is.</summary>
    public static void MapParts(IEndpointRouteBuilder group, Find find)
    {
        group.MapGet("/identity", (HttpContext http, IdentityLinks links, CancellationToken cancel) => GoOnAsync(find, http, links, "", cancel));
        group.MapGet("/registration", (HttpContext http, IdentityLinks links, CancellationToken cancel) =>
            GoOnAsync(find, http, links, Web.Identity.RegistrationEndpoint.Part, cancel));
        Get(group, find, "/appointment.ics", view => view.Reservation.Slot is { } slot
            ? Results.Text(AppointmentCalendar.Of(view, slot), CalendarFile.ContentType) : Results.NotFound());
    }

    // What comes after a reservation is the reader's own, and has a link of its own.
    private static async Task<IResult> GoOnAsync(Find find, HttpContext http, IdentityLinks links, string part, CancellationToken cancel)
    {
        var (view, instead) = await find(http, cancel);
        return view is null ? instead!
            : view.ReaderId is not { } reader || Visits.Preview.Is(http.Request) ? Pages.Places.NotHere(view.Community)
            : Page.SeeOther(IdentityLinks.Path(await links.MakeAsync(new(reader, view.Community.Id), cancel)) + part);
    }

    private static void Get(IEndpointRouteBuilder group, Find find, string path, Func<ConfirmationView, IResult> answer) =>
        group.MapGet(path, async (HttpContext http, CancellationToken cancel) =>
        {
            var (view, instead) = await find(http, cancel);
            return view is null ? instead! : answer(view);
        });
}
