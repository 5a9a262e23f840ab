using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using NodaTime;

namespace CustomerConnect.Web.Journey.Appointment;

/// <summary>A day in the row of days.</summary>
/// <param name="Left">Slots still free.</param>
/// <param name="Closed">True when the schedule has none.</param>
public sealed record DayView(LocalDate Date, int Left, bool Closed);

/// <summary>A slot of the day that is shown.</summary>
/// <param name="StartsAt">Its start on the project's clock.</param>
/// <param name="Time">The same in words.</param>
/// <param name="Theirs">The time on the visitor's clock, or null where that shows the same.</param>
/// <param name="Open">False when others have booked it.</param>
public sealed record SlotView(SlotKey Slot, LocalDateTime StartsAt, string Time, string? Theirs, bool Open);

/// <summary>The times of a project that a page offers: a kind, seven days, and the slots of one of them. Pure.</summary>
/// <param name="Kinds">The kinds that have hours.</param>
/// <param name="Days">Seven days from the first of the week that is shown.</param>
/// <param name="Day">The day that is shown.</param>
/// <param name="Slots">Its slots; those that are taken stay on the page, so that one given back can be shown.</param>
/// <param name="Last">The last day that anything may be offered on.</param>
public sealed record SlotChoice(
    AppointmentKind Kind, IReadOnlyList<AppointmentKind> Kinds, IReadOnlyList<DayView> Days, LocalDate Day, IReadOnlyList<SlotView> Slots,
    LocalDate Today, LocalDate Last)
{
    private const int DaysShown = 7;

    /// <summary>
    /// What is offered for a kind and a day. Where nothing was asked for, the day of the chosen time while anything on it is free, else the
    /// first day that has anything.
    /// </summary>
    /// <param name="clocks">The clocks that times are shown by.</param>
    /// <param name="chosen">What is chosen so far, or null.</param>
    /// <param name="booked">Bookings by slot id; a slot that is missing has none.</param>
    /// <param name="day">A day as <c>2026-11-23</c>, or null.</param>
    public static SlotChoice Of(
        Project project, Clocks clocks, DateTimeOffset now, SlotKey? chosen, IReadOnlyDictionary<string, int> booked, string? kind, string? day)
    {
        var offers = Enum.GetValues<AppointmentKind>().ToDictionary(k => k, k => SlotSchedule.Open(project, k, now, booked));
        var kinds = offers.Keys.Where(k => project.Schedule.Any(h => h.Kind == Name(k))).ToList();
        var shownKind = kind == "phone" ? AppointmentKind.Phone : kind == "in-person" ? AppointmentKind.InPerson
            : chosen?.Kind ?? kinds.OrderByDescending(k => offers[k].Length > 0).FirstOrDefault(AppointmentKind.Phone);
        var today = Instant.FromDateTimeOffset(now).InZone(SlotSchedule.Zone(project.Settings)).Date;
        var days = offers[shownKind].Select(o => o.StartsAt.Date).ToList();
        LocalDate? chosenDay = chosen is { } so && so.Kind == shownKind ? Instant.FromDateTimeOffset(so.StartsAt).InZone(clocks.Here).Date : null;
        var first = chosenDay is { } its && days.Contains(its) ? its : days.DefaultIfEmpty(today).First();
        var last = today.PlusDays(project.Settings.HorizonDays);
        var shown = Read(day) is { } asked && asked >= today && asked <= last ? asked : first;
        var start = today.PlusDays((Period.DaysBetween(today, shown) / DaysShown) * DaysShown);
        var all = SlotsOf(project, clocks, shownKind, now, offers[shownKind]);
        return new(
            shownKind, kinds,
            [.. Enumerable.Range(0, DaysShown).Select(start.PlusDays)
                .Select(d => new DayView(d, all.Count(s => s.Open && s.StartsAt.Date == d), !all.Exists(s => s.StartsAt.Date == d)))],
            shown, [.. all.Where(s => s.StartsAt.Date == shown)], today, last);
    }

    /// <summary>The name of a kind in addresses and schedules.</summary>
    public static string Name(AppointmentKind kind) => kind == AppointmentKind.Phone ? "phone" : "in-person";

    private static List<SlotView> SlotsOf(Project project, Clocks clocks, AppointmentKind kind, DateTimeOffset now, IEnumerable<SlotOffer> free)
    {
        var open = free.Select(o => o.Slot).ToHashSet();
        return [.. SlotSchedule.Offered(project, kind, now).Select(s => new SlotView(
            s, Instant.FromDateTimeOffset(s.StartsAt).InZone(clocks.Here).LocalDateTime, clocks.Time(s.StartsAt), clocks.TimeOfTheirs(s.StartsAt),
            open.Contains(s)))];
    }

    private static LocalDate? Read(string? text) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out var date) ? date : null;
}
