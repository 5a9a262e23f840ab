using System.Security.Claims;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Sessions;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>Reads the links page for a member.</summary>
public sealed class LinksReader(StaffScopes scopes, LinkTable table, ICatalog catalog, UserManager<StaffMember> members, TimeProvider clock)
{
    private const int QuarterDays = 91;

    /// <summary>The page.</summary>
    /// <param name="site">Scheme and host that links are opened at, such as <c>https://homes.example</c>.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinksView> ReadAsync(LinksQuery query, ClaimsPrincipal user, string site, CancellationToken cancel)
    {
        var scope = await scopes.ScopeAsync(user, cancel);
        var since = clock.GetUtcNow().AddDays(-query.Days);
        var page = await table.PageAsync(scope, since, query.After, cancel);
        var open = query.Link is null ? null : page.Rows.FirstOrDefault(r => r.Id == query.Link) ?? await table.FindAsync(scope, query.Link, since, cancel);
        var rows = new List<LinkView>(page.Rows.Count);
        foreach (var row in page.Rows)
        {
            rows.Add((await RowAsync(row, cancel)).View);
        }

        return new(
            (await members.GetUserAsync(user))?.Name is { Length: > 0 } name ? name : "Staff", query, rows, page.After,
            open is null ? null : await PanelAsync(open, query.By, site, user.May(StaffPermissions.ManageLinks), cancel));
    }

    /// <summary>A link that the member may see, or null.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkRecord?> FindAsync(string id, ClaimsPrincipal user, CancellationToken cancel) =>
        await table.FindAsync(await scopes.ScopeAsync(user, cancel), id, clock.GetUtcNow(), cancel);

    private async Task<(LinkView View, Traffic Traffic, DateTimeZone Zone, long LastDay, long Before)> RowAsync(LinkRecord row, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var community = await catalog.CommunityAsync(row.Community, cancel);
        var zone = community is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(community.Community.TimeZone) ?? DateTimeZone.Utc;
        var (lastDay, before) = TrafficRules.Split(await table.HoursAsync(row.Id, now - TrafficRules.Back, cancel), now);
        var traffic = row.Enabled == 0 ? Traffic.Usual : TrafficRules.Of(lastDay, before);
        var view = new LinkView(
            row.Id, row.Name, row.Source, ScopeOf(row, community), row.Loads, row.Sessions == 0 ? null : 100d * row.Reserved / row.Sessions,
            row.LastHour is { } last ? Ago(now - DateTimeOffset.FromUnixTimeMilliseconds(last), () => new StaffTimes(zone.Id).Short(DateTimeOffset.FromUnixTimeMilliseconds(last), now)) : null,
            State(row, now.ToUnixTimeMilliseconds(), traffic));
        return (view, traffic, zone, lastDay, before);
    }

    private async Task<LinkPanelView> PanelAsync(LinkRecord row, string by, string site, bool mayManage, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (view, traffic, zone, lastDay, before) = await RowAsync(row, cancel);
        var hours = await table.HoursAsync(row.Id, now.AddDays(-QuarterDays), cancel);
        var bars = by switch { "week" => LoadChart.ByWeek(hours, now, zone), "day" => LoadChart.ByDay(hours, now, zone, 30), _ => LoadChart.ByHour(hours, now, zone) };
        var times = new StaffTimes(zone.Id);
        string? Day(long? at) => at is { } moment ? times.Full(DateTimeOffset.FromUnixTimeMilliseconds(moment)) : null;
        return new(
            view, $"{site}/r/{row.Slug}", by, bars, traffic switch
            {
                Traffic.High => $"{lastDay:N0} loads in 24 hours; an average day had {before / 14d:N0}. Throttle it if it is misused, or enjoy it.",
                Traffic.Low => $"{lastDay:N0} loads in 24 hours; an average day had {before / 14d:N0}. Is the poster still up?",
                _ => null,
            },
            (Day(row.ValidFrom), Day(row.ValidUntil)) switch { (null, null) => null, ({ } from, null) => $"From {from}", (null, { } until) => $"Until {until}", var (from, until) => $"{from} to {until}" },
            $"{row.Loads:N0} loads, {row.Sessions:N0} sessions, {row.SignedIn:N0} sign-ins, {row.Reserved:N0} reservations", row.Enabled != 0, row.Throttle, mayManage);
    }

    private static string ScopeOf(LinkRecord row, CommunitySnapshot? community)
    {
        var project = row.Project is null ? null : community?.ProjectsById.GetValueOrDefault(row.Project);
        return row.Unit is not null ? $"Home {project?.UnitsById.GetValueOrDefault(row.Unit)?.Number}, {project?.DisplayName}"
            : row.Model is not null ? $"{project?.ModelsById.GetValueOrDefault(row.Model)?.DisplayName}, {project?.DisplayName}"
            : row.Building is not null ? project?.Buildings.FirstOrDefault(b => b.Id == row.Building)?.Name ?? "One building"
            : project?.DisplayName ?? community?.Community.Name ?? "";
    }

    private static Badge State(LinkRecord row, long now, Traffic traffic) =>
        row.Enabled == 0 ? new("plain", "pause", "Off")
        : row.ValidUntil <= now ? new("plain", "clock", "Expired")
        : row.ValidFrom > now ? new("plain", "clock", "Not yet")
        : traffic == Traffic.High ? new("warn", "warn", "Unusually high")
        : traffic == Traffic.Low ? new("info", "info", "Unusually low")
        : row.Throttle is not null ? new("plain", "clock", "Throttled")
        : new("ok", "check", "On");

    // Loads are counted by hour, so nothing finer can be said.
    private static string Ago(TimeSpan since, Func<string> otherwise) =>
        since < TimeSpan.FromHours(1) ? "within the hour" : since < TimeSpan.FromHours(2) ? "an hour ago" : since < TimeSpan.FromHours(24) ? $"{(int)since.TotalHours} hours ago" : otherwise();
}
