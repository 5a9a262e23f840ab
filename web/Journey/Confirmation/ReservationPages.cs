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
        Get(group, find, "/identity", view => Page.Of<NextStepPage, NextStepView>(NextStepView.Identity(view)));
        Get(group, find, "/registration", view => Page.Of<NextStepPage, NextStepView>(NextStepView.Registration(view)));
        Get(group, find, "/appointment.ics", view => view.Reservation.Slot is { } slot
            ? Results.Text(AppointmentCalendar.Of(view, slot), "text/calendar; charset=utf-8") : Results.NotFound());
    }

    private static void Get(IEndpointRouteBuilder group, Find find, string path, Func<ConfirmationView, IResult> answer) =>
        group.MapGet(path, async (HttpContext http, CancellationToken cancel) =>
        {
            var (view, instead) = await find(http, cancel);
            return view is null ? instead! : answer(view);
        });
}
