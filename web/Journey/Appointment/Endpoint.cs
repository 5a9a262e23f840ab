using CustomerConnect.Slots;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Appointment;

/// <summary>Chooses an appointment; it is booked at Submit.</summary>
internal static class Endpoint
{
    /// <summary>What the page's address says after a home of another project was chosen: the time that was chosen is not one of its.</summary>
    internal const string Elsewhere = "elsewhere";

    public static void Map(IEndpointRouteBuilder journey)
    {
        journey.MapGet("/appointment", Show);
        journey.MapPost("/appointment", Choose);
    }

    private static async Task<IResult> Show(
        HttpContext http, Travelers travelers, SlotCounts counts, string? kind, string? day, string? was, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        return travel is null ? instead!
            : travel is { Project: null } or { Contact: null } or { Session.Registered: false } or { Session.Reservation: not null }
                ? Page.SeeOther(Steps.Next(travel))
            : await PageAsync(travel, counts, kind, day, null, StatusCodes.Status200OK, cancel, wasElsewhere: was == Elsewhere && travel.Session.Slot is null);
    }

    private static async Task<IResult> Choose(
        IFormCollection form, HttpContext http, Travelers travelers, SlotCounts counts, CancellationToken cancel)
    {
        var (travel, instead) = await travelers.FindAsync(http, cancel);
        if (travel?.Project is null)
        {
            return instead ?? Page.SeeOther(Steps.Next(travel!));
        }

        if (form["none"].Count > 0)
        {
            var left = (await travel.Grain.ChooseAppointment(new(CommandId.New(), null))).Refusal;
            return left is null ? Page.SeeOther(Steps.Checkout)
                : await PageAsync(travel, counts, form["kind"], form["day"], Refusals.Words(left), StatusCodes.Status422UnprocessableEntity, cancel);
        }

        var slot = SlotKey.Parse(form["slot"].ToString());
        var refusal = slot is null ? JourneyTexts.ChooseTimeFirst
            : Full(travel, slot, await counts.ReadAsync(travel.Project, travel.Now, cancel)) ? Refusals.Words(new SlotIsTaken())
            : (await travel.Grain.ChooseAppointment(new(CommandId.New(), slot))).Refusal is { } refused ? Refusals.Words(refused) : null;
        return refusal is null ? Page.SeeOther(Steps.Checkout)
            : await PageAsync(travel, counts, form["kind"], form["day"], refusal, StatusCodes.Status422UnprocessableEntity, cancel);
    }

    private static bool Full(Travel travel, SlotKey slot, IReadOnlyDictionary<string, int> booked) =>
        booked.GetValueOrDefault(slot.ToString()) >= SlotSchedule.Capacity(travel.Project!.Settings, slot.Kind);

    private static async Task<IResult> PageAsync(
        Travel travel, SlotCounts counts, string? kind, string? day, string? refusal, int status, CancellationToken cancel, bool wasElsewhere = false)
    {
        var booked = await counts.ReadAsync(travel.Project!, travel.Now, cancel);
        var lost = travel.Session.Lost?.StartsWith("slot.", StringComparison.Ordinal) == true
            ? new SlotIsTaken() : SlotLoss.Of(travel, booked);
        var choice = SlotChoice.Of(travel.Project!, travel.Clocks, travel.Now, travel.Session.Slot, booked, kind, day);
        return Page.Of<AppointmentPage, AppointmentView>(
            new(travel, choice, refusal ?? (lost is null ? null : Refusals.Words(lost))) { WasElsewhere = wasElsewhere }, status);
    }
}
