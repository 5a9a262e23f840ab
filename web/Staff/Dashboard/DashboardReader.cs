using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Dashboard;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Sessions;
using NodaTime;

namespace CustomerConnect.Web.Staff.Dashboard;

/// <summary>Reads the parts of a dashboard: rows with the names of the catalog, times on the project's clock.</summary>
public sealed class DashboardReader(DashboardTable table, ICatalog catalog, TimeProvider clock)
{
    private static readonly TimeSpan _soon = TimeSpan.FromHours(24);

    /// <summary>The parts, for what a member may see.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<DashboardParts> ReadAsync(StaffScope scope, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var records = await table.ReadAsync(scope, now, cancel);
        var communities = await CommunitiesAsync(records, cancel);
        Project? ProjectOf(string? id) => id is null ? null : communities.Values.Select(c => c.ProjectsById.GetValueOrDefault(id)).FirstOrDefault(p => p is not null);
        DateTimeZone ZoneOf(string project) => ProjectOf(project) is { } found ? SlotSchedule.Zone(found.Settings) : DateTimeZone.Utc;
        return new(
            Figures.Of(
                records, now,
                id => DateTimeZoneProviders.Tzdb.GetZoneOrNull(communities.GetValueOrDefault(id)?.Community.TimeZone ?? "") ?? DateTimeZone.Utc, ZoneOf),
            [.. records.Stuck.Select(s => Say(s, ProjectOf(s.Project), now))],
            [.. records.Recent.Select(r => Line(r, ProjectOf(r.Project), now))],
            [.. records.Upcoming.Select(r => Appointment(r, ProjectOf(r.Project), now))]);
    }

    private async Task<Dictionary<string, CommunitySnapshot>> CommunitiesAsync(DashboardRecords records, CancellationToken cancel)
    {
        var found = new Dictionary<string, CommunitySnapshot>(StringComparer.Ordinal);
        var ids = records.Reserved.Select(r => r.Community).Concat(records.Recent.Select(r => r.Community)).Concat(records.Upcoming.Select(r => r.Community))
            .Concat(records.Stuck.Select(s => s.Community).OfType<string>());
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await catalog.CommunityAsync(id, cancel) is { } community)
            {
                found[id] = community;
            }
        }

        foreach (var slot in records.Slots)
        {
            if (await catalog.ProjectAsync(slot.Project, cancel) is { } project)
            {
                found[project.Community.Community.Id] = project.Community;
            }
        }

        return found;
    }

    private static Attention Say(StuckRecord row, Project? project, DateTimeOffset now)
    {
        var who = HomeWords.Who(row.FirstName, row.LastName);
        var home = HomeWords.Number(project, row.Unit) is { } number ? $"{number}, {project!.DisplayName}" : project?.DisplayName ?? "No home chosen";
        var left = row.HoldUntil is { } until && until > now.ToUnixTimeMilliseconds()
            ? $"{home}, held until {Times(project).Short(DateTimeOffset.FromUnixTimeMilliseconds(until), now)}." : $"{home}.";
        var address = $"/staff/sessions/{row.Session}";
        return row.Step == "lost" ? new(false, $"{who} lost the home", $"{home}. Everything else is kept; another home can be chosen.", address)
            : row.Deposit == "needs-authentication" ? new(true, $"{who} has to approve the payment", $"{left} Waiting for the bank.", address)
            : new(true, $"{who}: {DepositFailures.Say(row.Failure ?? "").ToLowerInvariant()}{(row.Attempts > 1 ? $", {row.Attempts} attempts" : "")}", $"{left} Nothing was charged.", address);
    }

    private static ReservationLine Line(ReservationRecord row, Project? project, DateTimeOffset now)
    {
        var (times, ends) = (Times(project), DateTimeOffset.FromUnixTimeMilliseconds(row.EndsAt));
        return new(
            times.Short(DateTimeOffset.FromUnixTimeMilliseconds(row.PlacedAt), now), HomeWords.Who(row.FirstName, row.LastName),
            SessionWords.Kind(row.Kind), HomeWords.Of(project, row.Unit) ?? "Unknown home", project?.DisplayName ?? "",
            SessionWords.Deposit(row.Deposit, row.DepositMode, row.Captured, row.Attempts, row.LastFailure), row.Status == "active" ? times.Short(ends, now) : Capital(row.Status),
            row.Status == "active" && ends - now < _soon, $"/staff/sessions/{row.Session}");
    }

    private static AppointmentLine Appointment(ReservationRecord row, Project? project, DateTimeOffset now)
    {
        var (times, at) = (Times(project), DateTimeOffset.FromUnixTimeMilliseconds(row.SlotAt!.Value));
        var number = HomeWords.Number(project, row.Unit);
        return new(
            times.Day(at, now), times.Time(at), HomeWords.Who(row.FirstName, row.LastName),
            number is null ? project?.DisplayName ?? "" : $"{number}, {project!.DisplayName}", row.SlotKind == "phone", $"/staff/sessions/{row.Session}");
    }

    private static StaffTimes Times(Project? project) => new(project?.Settings.TimeZone);

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
