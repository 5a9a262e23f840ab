using System.Security.Claims;
using CustomerConnect.Grains.Messages;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Links;

/// <summary>Reads the links page for a member.</summary>
public sealed class LinksReader(StaffScopes scopes, StaffPlaces places, LinkTable table, ICatalog catalog, SiteAddress site, TimeProvider clock)
{
    private const int QuarterDays = 91;

    /// <summary>The page.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinksView> ReadAsync(LinksQuery query, ClaimsPrincipal user, CancellationToken cancel)
    {
        var scope = await scopes.ScopeAsync(user, cancel);
        var seen = await places.OfAsync(scope, cancel);
        query = query.Within(seen);
        var since = clock.GetUtcNow().AddDays(-query.Days);
        var page = await table.PageAsync(scope, since, query.After, query.Filter, cancel);
        var open = query.Link is null ? null : page.Rows.FirstOrDefault(r => r.Id == query.Link) ?? await table.FindAsync(scope, query.Link, since, cancel);
        var rows = new List<LinkView>(page.Rows.Count);
        foreach (var row in page.Rows)
        {
            rows.Add(Row(row, await catalog.CommunityAsync(row.Community, cancel)));
        }

        return new(
            user.StaffName(), query, rows, page.After,
            open is null ? null : await PanelAsync(open, query.By, user.May(StaffPermissions.ManageLinks), cancel))
        {
            Places = seen,
        };
    }

    /// <summary>A link that the member may see, or null.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<LinkRecord?> FindAsync(string id, ClaimsPrincipal user, CancellationToken cancel) =>
        await table.FindAsync(await scopes.ScopeAsync(user, cancel), id, clock.GetUtcNow(), cancel);

    /// <summary>True when a link lets people in.</summary>
    public static bool IsOpen(LinkRecord row, DateTimeOffset now) =>
        row.Enabled != 0 && !(row.ValidUntil <= now.ToUnixTimeMilliseconds()) && !(row.ValidFrom > now.ToUnixTimeMilliseconds());

    /// <summary>Whether a link is opened as often as it usually is; one that lets nobody in has nothing to be opened for.</summary>
    public static Traffic TrafficOf(LinkRecord row, DateTimeOffset now) => IsOpen(row, now) ? TrafficRules.Of(row.LastDay, row.Before) : Traffic.Usual;

    private LinkView Row(LinkRecord row, CommunitySnapshot? community)
    {
        var now = clock.GetUtcNow();
        var times = new StaffTimes(community?.Community.TimeZone);
        return new(
            row.Id, row.Name, row.Source, Scope(row).Say(community), row.Loads, Percent(row.SignedIn, row.Sessions), Percent(row.Reserved, row.Sessions),
            row.LastHour is { } last ? Ago(now - DateTimeOffset.FromUnixTimeMilliseconds(last), () => times.Short(DateTimeOffset.FromUnixTimeMilliseconds(last), now)) : null,
            State(row, now.ToUnixTimeMilliseconds(), TrafficOf(row, now)));
    }

    private async Task<LinkPanelView> PanelAsync(LinkRecord row, string by, bool mayManage, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var community = await catalog.CommunityAsync(row.Community, cancel);
        var zone = StaffTimes.Zone(community?.Community.TimeZone);
        var hours = await table.HoursAsync(row.Id, now.AddDays(-QuarterDays), cancel);
        var bars = by switch { "week" => LoadChart.ByWeek(hours, now, zone), "day" => LoadChart.ByDay(hours, now, zone, 30), _ => LoadChart.ByHour(hours, now, zone) };
        var times = new StaffTimes(zone.Id);
        string? Day(long? at) => at is { } moment ? times.Full(DateTimeOffset.FromUnixTimeMilliseconds(moment)) : null;
        return new(
            Row(row, community), site.Of($"/r/{row.Slug}"), by, bars, TrafficOf(row, now) switch
            {
                Traffic.High => $"{row.LastDay:N0} loads in 24 hours; an average day had {row.Before / 14d:N0}. Throttle it if it is misused, or enjoy it.",
                Traffic.Low => $"{row.LastDay:N0} loads in 24 hours; an average day had {row.Before / 14d:N0}. Is the poster still up?",
                _ => null,
            },
            (Day(row.ValidFrom), Day(row.ValidUntil)) switch { (null, null) => null, ({ } from, null) => $"From {from}", (null, { } until) => $"Until {until}", var (from, until) => $"{from} to {until}" },
            [new("Opened", row.Sessions, row.Sessions), new("Signed in", row.SignedIn, row.Sessions), new("Reserved", row.Reserved, row.Sessions)],
            row.Enabled != 0, row.Throttle, times.Clock(now), mayManage);
    }

    private static LinkScope Scope(LinkRecord row) => new(row.Community, row.Project, row.Model, row.Building, row.Unit);

    private static double? Percent(long part, long of) => of == 0 ? null : 100d * part / of;

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
