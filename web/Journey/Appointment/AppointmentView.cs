using System.Globalization;
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

/// <summary>The page that offers appointments.</summary>
/// <param name="Kind">By phone or in person.</param>
/// <param name="Kinds">The kinds that have hours.</param>
/// <param name="Days">Seven days from the first of the week that is shown.</param>
/// <param name="Day">The day that is shown.</param>
/// <param name="Slots">Its slots; those that are taken stay on the page, so that one given back can be shown.</param>
/// <param name="Refused">Why the last choice was not taken, or null.</param>
public sealed record AppointmentView(
    Travel Travel, AppointmentKind Kind, IReadOnlyList<AppointmentKind> Kinds, IReadOnlyList<DayView> Days, LocalDate Day,
    IReadOnlyList<SlotView> Slots, string? Refused)
{
    private const int DaysShown = 7;

    /// <summary>The page for a kind and a day; the first that has anything free where nothing was asked for.</summary>
    public static AppointmentView Of(Travel travel, Project project, IReadOnlyDictionary<string, int> booked, string? kind, string? day, string? refused)
    {
        var offers = Enum.GetValues<AppointmentKind>().ToDictionary(k => k, k => SlotSchedule.Open(project, k, travel.Now, booked));
        var kinds = offers.Keys.Where(k => project.Schedule.Any(h => h.Kind == Name(k))).ToList();
        var chosen = kind == "phone" ? AppointmentKind.Phone : kind == "in-person" ? AppointmentKind.InPerson
            : travel.Session.Slot?.Kind ?? kinds.OrderByDescending(k => offers[k].Length > 0).FirstOrDefault(AppointmentKind.Phone);
        var today = Instant.FromDateTimeOffset(travel.Now).InZone(SlotSchedule.Zone(project.Settings)).Date;
        var first = offers[chosen].Select(o => o.StartsAt.Date).DefaultIfEmpty(today).First();
        var last = today.PlusDays(project.Settings.HorizonDays);
        var shown = Read(day) is { } asked && asked >= today && asked <= last ? asked : first;
        var start = today.PlusDays((NodaTime.Period.DaysBetween(today, shown) / DaysShown) * DaysShown);
        var all = SlotsOf(project, chosen, travel, offers[chosen]);
        return new(
            travel, chosen, kinds,
            [.. Enumerable.Range(0, DaysShown).Select(start.PlusDays)
                .Select(d => new DayView(d, all.Count(s => s.Open && s.StartsAt.Date == d), !all.Exists(s => s.StartsAt.Date == d)))],
            shown, [.. all.Where(s => s.StartsAt.Date == shown)], refused);
    }

    /// <summary>True when the day has a slot that can be chosen.</summary>
    public bool AnyOpen => Slots.Any(s => s.Open);

    private static List<SlotView> SlotsOf(Project project, AppointmentKind kind, Travel travel, IEnumerable<SlotOffer> free)
    {
        var clocks = travel.Clocks;
        var open = free.Select(o => o.Slot).ToHashSet();
        return [.. SlotSchedule.Offered(project, kind, travel.Now).Select(s => new SlotView(
            s, Instant.FromDateTimeOffset(s.StartsAt).InZone(clocks.Here).LocalDateTime, clocks.Time(s.StartsAt), clocks.TimeOfTheirs(s.StartsAt),
            open.Contains(s)))];
    }

    /// <summary>The name of a kind in addresses and schedules.</summary>
    public static string Name(AppointmentKind kind) => kind == AppointmentKind.Phone ? "phone" : "in-person";

    /// <summary>The address of another view of the page.</summary>
    public string At(AppointmentKind kind, LocalDate? day = null) =>
        $"{Steps.Appointment}?kind={Name(kind)}{(day is { } d ? $"&day={d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}" : "")}";

    private static LocalDate? Read(string? text) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out var date) ? date : null;
}
