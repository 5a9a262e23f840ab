using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Journey.Appointment;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.MyReservations;

/// <summary>Moves the appointment of a reservation. The new time is booked before the old one is given back.</summary>
internal static class MoveEndpoint
{
    /// <summary>Maps <c>appointment</c> under the reservation's page.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/appointment", Show);
        group.MapPost("/appointment", Move);
    }

    private static async Task<IResult> Show(
        HttpContext http, MyReservationFinder finder, SlotCounts counts, string? kind, string? day, CancellationToken cancel)
    {
        var (mine, instead) = await finder.FindAsync(http, cancel);
        return mine is null ? instead!
            : !mine.CanMove ? Page.SeeOther(mine.Of.At)
            : await PageAsync(mine, counts, kind, day, null, cancel);
    }

    private static async Task<IResult> Move(
        IFormCollection form, HttpContext http, MyReservationFinder finder, SlotCounts counts, IGrainFactory grains, CancellationToken cancel)
    {
        var (mine, instead) = await finder.FindAsync(http, cancel);
        if (mine is null || !mine.CanMove)
        {
            return instead ?? Page.SeeOther(mine!.Of.At);
        }

        var project = mine.Of.Project;
        var slot = SlotKey.Parse(form["slot"].ToString());
        var refusal = slot is null ? MemberTexts.ChooseFirst
            : slot != mine.Of.Reservation.Slot && !SlotSchedule.IsOffered(project, slot, mine.Now) ? Of(new SlotIsNotOffered())
            : (await grains.GetGrain<IReservationGrain>(mine.Of.Reservation.Reservation.Value)
                .MoveAppointment(new(CommandId.New(), slot, SlotSchedule.Capacity(project.Settings, slot.Kind)))).Refusal is { } no ? Of(no) : null;
        return refusal is null ? Page.SeeOther(mine.Of.At) : await PageAsync(mine, counts, form["kind"], form["day"], refusal, cancel);
    }

    private static string Of(Refusal refusal) => refusal switch
    {
        SlotIsTaken => $"{MemberTexts.TakenFact} {MemberTexts.TakenMore}",
        SlotIsNotOffered => MemberTexts.NotOffered,
        AppointmentIsMoving => MemberTexts.MovingNow,
        _ => refusal.Message,
    };

    private static async Task<IResult> PageAsync(
        MyReservationView mine, SlotCounts counts, string? kind, string? day, string? refusal, CancellationToken cancel)
    {
        var booked = await counts.ReadAsync(mine.Of.Project, mine.Now, cancel);
        var choice = SlotChoice.Of(mine.Of.Project, mine.Of.Clocks, mine.Now, mine.Of.Reservation.Slot, booked, kind, day);
        return Page.Of<MovePage, MoveView>(
            new(mine, choice, refusal), refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
