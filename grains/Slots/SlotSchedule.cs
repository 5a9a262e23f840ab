using System.Collections.Immutable;
using CustomerConnect.Storage.Catalog;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace CustomerConnect.Slots;

/// <summary>A slot that can still be chosen.</summary>
/// <param name="Slot">Which.</param>
/// <param name="StartsAt">Its start on the project's clock.</param>
/// <param name="Left">Bookings it still takes; at least 1.</param>
public sealed record SlotOffer(SlotKey Slot, LocalDateTime StartsAt, int Left);

/// <summary>
/// Which appointments a project's weekly schedule offers. The open hours of a day are a stretch of real time: where clocks change
/// inside it there are fewer or more slots, and none overlaps another or falls into the hour that does not exist.
/// </summary>
public static class SlotSchedule
{
    /// <summary>Bookings that one slot may have.</summary>
    public static int Capacity(ProjectSettings settings, AppointmentKind kind) =>
        kind == AppointmentKind.Phone ? settings.PhoneCapacity : settings.InPersonCapacity;

    /// <summary>
    /// Starts of all slots of the schedule, booked or not, from <paramref name="now"/> plus the notice (inclusive) to
    /// <paramref name="now"/> plus the horizon in days of 24 hours (inclusive), in order, each once.
    /// </summary>
    public static ImmutableArray<SlotKey> Offered(Project project, AppointmentKind kind, DateTimeOffset now)
    {
        var settings = project.Settings;
        if (!(settings.IncludeAppointment || settings.RequireAppointment) || settings.SlotMinutes <= 0 || Capacity(settings, kind) <= 0)
        {
            return [];
        }

        var zone = Zone(settings);
        var length = Duration.FromMinutes(settings.SlotMinutes);
        var first = Instant.FromDateTimeOffset(now) + Duration.FromMinutes(settings.NoticeMinutes);
        var last = Instant.FromDateTimeOffset(now) + Duration.FromDays(settings.HorizonDays);
        var starts = new SortedSet<Instant>();
        // A stretch may run past midnight of the day it began on, so the day before counts too.
        for (var day = first.InZone(zone).Date.PlusDays(-1); day <= last.InZone(zone).Date; day = day.PlusDays(1))
        {
            foreach (var hours in project.Schedule.Where(h => h.Kind == Name(kind) && h.Day == day.DayOfWeek.ToDayOfWeek()))
            {
                starts.UnionWith(Starts(zone, day, hours, length).Where(s => s >= first && s <= last));
            }
        }

        return [.. starts.Select(s => new SlotKey(new(project.Id), kind, s.ToDateTimeOffset()))];
    }

    /// <summary>What can still be chosen: <see cref="Offered"/> without the slots that are full.</summary>
    /// <param name="booked">Bookings by slot id (<see cref="SlotKey.ToString"/>); a slot that is missing has none.</param>
    public static ImmutableArray<SlotOffer> Open(
        Project project, AppointmentKind kind, DateTimeOffset now, IReadOnlyDictionary<string, int> booked)
    {
        var zone = Zone(project.Settings);
        var capacity = Capacity(project.Settings, kind);
        return [.. Offered(project, kind, now)
            .Select(slot => new SlotOffer(
                slot, Instant.FromDateTimeOffset(slot.StartsAt).InZone(zone).LocalDateTime,
                capacity - booked.GetValueOrDefault(slot.ToString())))
            .Where(offer => offer.Left > 0)];
    }

    /// <summary>True when the schedule offers this very slot at this moment, full or not.</summary>
    public static bool IsOffered(Project project, SlotKey slot, DateTimeOffset now) =>
        slot.Project.Value == project.Id && Offered(project, slot.Kind, now).Contains(slot);

    /// <summary>The project's zone.</summary>
    /// <exception cref="DateTimeZoneNotFoundException">The settings name a zone that does not exist.</exception>
    public static DateTimeZone Zone(ProjectSettings settings) => DateTimeZoneProviders.Tzdb[settings.TimeZone];

    private static string Name(AppointmentKind kind) => kind == AppointmentKind.Phone ? "phone" : "in-person";

    private static IEnumerable<Instant> Starts(DateTimeZone zone, LocalDate day, WeeklyHours hours, Duration length)
    {
        // "To 00:00" is the midnight at the end of the day.
        var untilDay = hours.To == TimeOnly.MinValue ? day.PlusDays(1) : day;
        var from = day.At(LocalTime.FromTimeOnly(hours.From)).InZone(zone, OpensAt).ToInstant();
        var to = untilDay.At(LocalTime.FromTimeOnly(hours.To)).InZone(zone, ClosesAt).ToInstant();
        for (var start = from; start + length <= to; start += length)
        {
            yield return start;
        }
    }

    private static readonly ZoneLocalMappingResolver OpensAt =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly ZoneLocalMappingResolver ClosesAt =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);
}
