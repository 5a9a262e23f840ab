using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using NodaTime;

namespace CustomerConnect.Web.Journey.Appointment;

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
    /// <summary>The page for a kind and a day; the first that has anything free where nothing was asked for.</summary>
    public static AppointmentView Of(Travel travel, Project project, IReadOnlyDictionary<string, int> booked, string? kind, string? day, string? refused)
    {
        var choice = SlotChoice.Of(project, travel.Clocks, travel.Now, travel.Session.Slot, booked, kind, day);
        return new(travel, choice.Kind, choice.Kinds, choice.Days, choice.Day, choice.Slots, refused);
    }

    /// <summary>True right after a home of another project was chosen, whose times are not those of the time that was chosen before.</summary>
    public bool WasElsewhere { get; init; }

    /// <summary>True when the day has a slot that can be chosen.</summary>
    public bool AnyOpen => Slots.Any(s => s.Open);

    /// <summary>The name of a kind in addresses and schedules.</summary>
    public static string Name(AppointmentKind kind) => SlotChoice.Name(kind);

    /// <summary>The address of another view of the page.</summary>
    public string At(AppointmentKind kind, LocalDate? day = null) =>
        $"{Steps.Appointment}?kind={Name(kind)}{(day is { } d ? $"&day={d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}" : "")}";
}
