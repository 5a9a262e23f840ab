using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using NodaTime;

namespace CustomerConnect.Web.Live;

/// <summary>Appointments of a project that have just been booked or given back, to open pages.</summary>
/// <param name="Project">Id of the project.</param>
/// <param name="Slots">True for a slot that can be chosen, by its id.</param>
/// <param name="Days">Slots that are free on the days of <paramref name="Slots"/>, by <see cref="Day"/>.</param>
public sealed record SlotsMessage(string Project, IReadOnlyDictionary<string, bool> Slots, IReadOnlyDictionary<string, int> Days)
{
    /// <summary>The message for slots that have changed.</summary>
    /// <param name="booked">Bookings by slot id, as of now.</param>
    public static SlotsMessage Of(Project project, IReadOnlyCollection<SlotKey> changed, IReadOnlyDictionary<string, int> booked, DateTimeOffset now)
    {
        var zone = SlotSchedule.Zone(project.Settings);
        var open = changed.Select(s => s.Kind).Distinct().ToDictionary(k => k, k => SlotSchedule.Open(project, k, now, booked));
        var left = open.SelectMany(o => o.Value).GroupBy(o => Day(o.Slot.Kind, o.StartsAt.Date)).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new(
            project.Id,
            changed.ToDictionary(s => s.ToString(), s => open[s.Kind].Any(o => o.Slot == s), StringComparer.Ordinal),
            changed.Select(s => Day(s.Kind, Instant.FromDateTimeOffset(s.StartsAt).InZone(zone).Date)).Distinct(StringComparer.Ordinal)
                .ToDictionary(d => d, left.GetValueOrDefault, StringComparer.Ordinal));
    }

    /// <summary>What pages call a day of a kind: <c>phone/2026-11-23</c>, on the project's clock.</summary>
    public static string Day(AppointmentKind kind, LocalDate date) =>
        $"{(kind == AppointmentKind.Phone ? "phone" : "in-person")}/{date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";
}
