using CustomerConnect.Slots;
using CustomerConnect.Web.Components;

namespace CustomerConnect.Web.Journey.Appointment;

/// <summary>Chooses an appointment; it is booked at Submit.</summary>
internal static class Endpoint
{
    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/appointment", Show);
        journey.MapPost("/appointment", Choose);
    }

    private static async Task<IResult> Show(
        HttpContext http, Travelers travelers, SlotCounts counts, string? kind, string? day, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead!
            : travel is { Project: null } or { Contact: null } or { Session.Registered: false } or { Session.Reservation: not null }
                ? Page.SeeOther(Steps.Next(travel))
            : await PageAsync(travel, counts, kind, day, null, StatusCodes.Status200OK, cancel);
    }

    private static async Task<IResult> Choose(
        IFormCollection form, HttpContext http, Travelers travelers, SlotCounts counts, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel?.Project is null)
        {
            return instead ?? Page.SeeOther(Steps.Next(travel!));
        }

        var slot = SlotKey.Parse(form["slot"].ToString());
        var refusal = slot is null
            ? "Choose a time first."
            : Full(travel, slot, await counts.ReadAsync(travel.Project, travel.Now, cancel)) ? new SlotIsTaken().Message
            : (await travel.Grain.ChooseAppointment(new(CommandId.New(), slot))).Refusal?.Message;
        return refusal is null ? Page.SeeOther(Steps.Checkout)
            : await PageAsync(travel, counts, form["kind"], form["day"], refusal, StatusCodes.Status422UnprocessableEntity, cancel);
    }

    private static bool Full(Travel travel, SlotKey slot, IReadOnlyDictionary<string, int> booked) =>
        booked.GetValueOrDefault(slot.ToString()) >= SlotSchedule.Capacity(travel.Project!.Settings, slot.Kind);

    private static async Task<IResult> PageAsync(
        Travel travel, SlotCounts counts, string? kind, string? day, string? refusal, int status, CancellationToken cancel)
    {
        var booked = await counts.ReadAsync(travel.Project!, travel.Now, cancel);
        var lost = travel.Session.Lost?.StartsWith("slot.", StringComparison.Ordinal) == true
            ? new SlotIsTaken().Message : SlotLoss.Of(travel, booked)?.Message;
        return Page.Of<AppointmentPage, AppointmentView>(
            AppointmentView.Of(travel, travel.Project!, booked, kind, day, refusal ?? lost), status);
    }
}
