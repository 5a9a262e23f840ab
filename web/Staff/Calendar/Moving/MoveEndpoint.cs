using CustomerConnect.Reservations;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Journey.Appointment;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Details;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.Calendar.Moving;

/// <summary>
/// Moves an appointment in the member's name, with the reason. The new time is booked before the old one is given back; the customer is
/// told. Dragging only fills in the same form.
/// </summary>
internal static class MoveEndpoint
{
    /// <summary>Maps the form and the free times of an appointment.</summary>
    public static void Map(IEndpointRouteBuilder appointment)
    {
        appointment.MapGet("/move", Show);
        appointment.MapPost("/move", Move);
        appointment.MapGet("/free", Free);
    }

    /// <summary>What the handlers need.</summary>
    private readonly record struct Asked(
        string Reservation, HttpContext Http, IGrainFactory Grains, ICatalog Catalog, StaffScopes Scopes, SlotCounts Counts, Contacts Contacts,
        TimeProvider Clock, CancellationToken Cancel)
    {
        public Task<Movable?> FindAsync() => Movable.FindAsync(Reservation, Http.User, Grains, Catalog, Scopes, Cancel);
    }

    private static async Task<IResult> Show([AsParameters] Asked asked, string? kind, string? day, string? slot, string? back)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        return await asked.FindAsync() is { } found ? await PageAsync(asked, found, kind, day, SlotKey.Parse(slot), null, back, null) : DetailsEndpoint.Missing();
    }

    private static async Task<IResult> Move(IFormCollection form, [AsParameters] Asked asked)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await asked.FindAsync() is not { } found)
        {
            return DetailsEndpoint.Missing();
        }

        var slot = SlotKey.Parse(form["slot"].ToString());
        var refused = !Guid.TryParse(form["command"], out var command) ? "Load the page again: the form was not whole."
            : slot is null ? "Choose a time first."
            : !ActionWords.TryRead<MoveReason>(form["reason"], out var reason) ? new MoveNeedsAReason().Message
            : slot != found.Reservation.Slot && !SlotSchedule.IsOffered(found.Project, slot, asked.Clock.GetUtcNow()) ? new SlotIsNotOffered().Message
            : (await asked.Grains.GetGrain<IReservationGrain>(asked.Reservation).MoveAppointment(new(
                new CommandId(command), slot, SlotSchedule.Capacity(found.Project.Settings, slot.Kind), asked.Http.User.StaffId(), reason))).Refusal?.Message;
        return refused is null
            ? Page.SeeOther((Back(form["back"]) with { Date = Local(slot!, found).Date, Moved = asked.Reservation }).Address())
            : await PageAsync(asked, found, form["kind"], form["day"], slot, form["reason"], form["back"], refused);
    }

    // The days that a page shows, at most a month and its edges.
    private static async Task<IResult> Free([AsParameters] Asked asked, string? from, string? to)
    {
        asked.Http.Response.Headers.CacheControl = "no-cache, no-store";
        if (await asked.FindAsync() is not { Reservation.Slot: { } own } found)
        {
            return Results.NotFound();
        }

        var now = asked.Clock.GetUtcNow();
        var (first, last) = (CalendarQuery.ReadDay(from) ?? LocalDate.MinIsoValue, CalendarQuery.ReadDay(to) ?? LocalDate.MaxIsoValue);
        var booked = await asked.Counts.ReadAsync(found.Project, now, asked.Cancel);
        var times = new StaffTimes(found.Project.Settings.TimeZone);
        return Results.Json(SlotSchedule.Open(found.Project, own.Kind, now, booked)
            .Where(o => o.StartsAt.Date >= first && o.StartsAt.Date <= last && o.Slot != own)
            .Select(o => new FreeTime(
                o.Slot.ToString(), LocalDatePattern.Iso.Format(o.StartsAt.Date), o.StartsAt.ToString("uuuu-MM-dd'T'HH", null), times.Time(o.Slot.StartsAt))));
    }

    private static async Task<IResult> PageAsync(
        Asked asked, Movable found, string? kind, string? day, SlotKey? chosen, string? reason, string? back, string? refused)
    {
        var now = asked.Clock.GetUtcNow();
        var own = found.Reservation.Slot;
        var clocks = new Clocks(SlotSchedule.Zone(found.Project.Settings), null);
        var booked = await asked.Counts.ReadAsync(found.Project, now, asked.Cancel);
        var choice = SlotChoice.Of(
            found.Project, clocks, now, own, booked, kind ?? (chosen is null ? null : SlotChoice.Name(chosen.Kind)),
            day ?? ((chosen ?? own) is { } at ? LocalDatePattern.Iso.Format(Local(at, found).Date) : null));
        var contact = found.Reservation.Contact is { } id ? await asked.Contacts.FindAsync(id.Value, asked.Cancel) : null;
        return Page.Of<MovePage, MoveView>(
            new(
                asked.Http.User.StaffName(), asked.Reservation, HomeWords.Who(contact?.FirstName, contact?.LastName),
                $"{HomeWords.Number(found.Project, found.Reservation.Unit?.Value)}, {found.Project.DisplayName}",
                own is null ? null : $"{new StaffTimes(found.Project.Settings.TimeZone).Full(own.StartsAt)}, {(own.Kind == AppointmentKind.Phone ? "by phone" : "in person")}",
                $"/staff/sessions/{found.Reservation.Session}", choice, chosen?.ToString(), reason, refused)
            {
                HasEmail = contact?.Email is not null, Back = Back(back),
            },
            refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static CalendarQuery Back(string? search) => CalendarQuery.Of(search is { Length: <= 500 } ? search : "");

    private static LocalDateTime Local(SlotKey slot, Movable found) =>
        Instant.FromDateTimeOffset(slot.StartsAt).InZone(SlotSchedule.Zone(found.Project.Settings)).LocalDateTime;
}

/// <summary>A time that an appointment may be dragged to.</summary>
/// <param name="Slot">The slot's id.</param>
/// <param name="Day">Its day on the project's clock, <c>2026-11-23</c>.</param>
/// <param name="Cell">Its hour there, <c>2026-11-23T10</c>.</param>
/// <param name="Time">Its time in words.</param>
public sealed record FreeTime(string Slot, string Day, string Cell, string Time);
