using System.Globalization;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Calendar;
using NodaTime;

namespace CustomerConnect.Web.Staff.Calendar;

/// <summary>Reads a stretch of the calendar. Each appointment stands at its time on its own project's clock.</summary>
public sealed class CalendarReader(AppointmentTable table, ICatalog catalog, TimeProvider clock)
{
    private static readonly CultureInfo _us = CultureInfo.GetCultureInfo("en-US");

    // No zone is further from UTC (Kiribati's +14).
    private static readonly TimeSpan _furthest = TimeSpan.FromHours(14);

    /// <summary>The calendar without what is the member's own.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<CalendarView> ReadAsync(CalendarQuery query, StaffScope scope, bool mayMove, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var communities = await catalog.SeenByAsync(scope, cancel);
        query = query.Within(communities);
        var projects = communities.Where(c => query.Community is null || c.Community.Id == query.Community).SelectMany(c => c.Projects)
            .Where(p => query.Project is null || p.Id == query.Project).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var zones = projects.Values.Select(p => SlotSchedule.Zone(p.Settings)).Distinct().ToList();
        var here = zones.FirstOrDefault() ?? DateTimeZone.Utc;
        var today = Instant.FromDateTimeOffset(now).InZone(here).Date;
        var stretch = query.Stretch(today);
        var (records, cut) = await RecordsAsync(query, scope, stretch, now, cancel);
        var items = records.Where(r => projects.ContainsKey(r.Project)).Select(r => Item(r, projects[r.Project], now, zones.Count > 1, mayMove, query))
            .Where(i => stretch.Contains(i.At.Date)).OrderBy(i => i.At).ToLookup(i => i.At.Date);
        return new(
            "", query, today, Title(query, stretch, today), Lead(zones, here, now), communities,
            [.. stretch.Select(d => new CalendarDay(d, d == today, query.View != "month" || d.Month == (query.Date ?? today).Month, [.. items[d]]))],
            Hours(items, projects.Values), cut, mayMove,
            items.SelectMany(i => i).FirstOrDefault(i => i.Moved) is { } moved ? $"{moved.Who}'s appointment is now {Day(moved.At.Date)}, {moved.Time}. {Told(records, query.Moved)}" : null)
        {
            Feed = new(null, null),
        };
    }

    private async Task<(IReadOnlyList<AppointmentRecord> Records, bool Cut)> RecordsAsync(
        CalendarQuery query, StaffScope scope, DateInterval stretch, DateTimeOffset now, CancellationToken cancel)
    {
        var from = stretch.Start.AtMidnight().InUtc().ToDateTimeOffset() - _furthest;
        var until = stretch.End.PlusDays(1).AtMidnight().InUtc().ToDateTimeOffset() + _furthest;
        var booked = await table.BookedAsync(scope, query.Filter, from, until, cancel);
        var chosen = await table.ChosenAsync(scope, query.Filter, from, until, now, cancel);
        return ([.. booked, .. chosen], booked.Count == AppointmentTable.Most || chosen.Count == AppointmentTable.Most);
    }

    private static CalendarItem Item(AppointmentRecord row, Project project, DateTimeOffset now, bool severalZones, bool mayMove, CalendarQuery query)
    {
        var zone = SlotSchedule.Zone(project.Settings);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(row.At);
        var local = Instant.FromDateTimeOffset(at).InZone(zone);
        var time = new StaffTimes(zone.Id).Time(at);
        var state = at < now ? ItemState.Past : row.Reservation is null ? ItemState.Chosen : ItemState.Ahead;
        var item = new CalendarItem(
            local.LocalDateTime, severalZones && !time.EndsWith(local.GetZoneInterval().Name, StringComparison.Ordinal) ? $"{time} {local.GetZoneInterval().Name}" : time,
            HomeWords.Who(row.FirstName, row.LastName), HomeWords.Number(project, row.Unit), project.DisplayName, row.Kind == "phone", state,
            $"/staff/sessions/{row.Session}", mayMove && state == ItemState.Ahead && row.Status == "active" ? row.Reservation : null,
            query.Moved is not null && row.Reservation == query.Moved);
        return item.Reservation is null ? item : item with { Move = $"/staff/calendar/{item.Reservation}/move?back={Uri.EscapeDataString((query with { Moved = null }).Search)}" };
    }

    // As far as anybody is open, and as far as anything is booked.
    private static (int From, int To) Hours(ILookup<LocalDate, CalendarItem> items, IReadOnlyCollection<Project> projects)
    {
        var booked = items.SelectMany(i => i).Select(i => i.At.Hour);
        var open = projects.SelectMany(p => p.Schedule);
        var from = booked.Concat(open.Select(h => h.From.Hour)).DefaultIfEmpty(9).Min();
        var to = booked.Concat(open.Select(h => h.To == TimeOnly.MinValue ? 23 : h.To.Minute == 0 ? h.To.Hour - 1 : h.To.Hour)).DefaultIfEmpty(17).Max();
        return (from, Math.Max(from, to));
    }

    private static string Title(CalendarQuery query, DateInterval stretch, LocalDate today) => query.View switch
    {
        "day" => stretch.Start.ToString("dddd, MMMM d, uuuu", _us),
        "month" => (query.Date ?? today).ToString("MMMM uuuu", _us),
        _ when stretch.Start.Month == stretch.End.Month => $"{stretch.Start.ToString("MMMM d", _us)} to {stretch.End.ToString("d, uuuu", _us).TrimStart()}",
        _ => $"{stretch.Start.ToString(stretch.Start.Year == stretch.End.Year ? "MMMM d" : "MMMM d, uuuu", _us)} to {stretch.End.ToString("MMMM d, uuuu", _us)}",
    };

    private static string Lead(List<DateTimeZone> zones, DateTimeZone here, DateTimeOffset now) => zones.Count > 1
        ? "Each appointment stands at its time in its own project's zone."
        : $"Appointments of reservations, in {new StaffTimes(here.Id).Clock(now)}.";

    private static string Told(IReadOnlyList<AppointmentRecord> records, string? moved) =>
        records.First(r => r.Reservation == moved).HasEmail != 0 ? "They are told by e-mail." : "They have no e-mail address: call them.";

    private static string Day(LocalDate date) => date.ToString("ddd, MMM d", _us);
}
