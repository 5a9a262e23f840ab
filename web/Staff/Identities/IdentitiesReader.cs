using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.BusinessDays;
using CustomerConnect.Web.Staff.Places;
using NodaTime;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>Reads both panels.</summary>
public sealed class IdentitiesReader(StaffPlaces places, IdentityTable table, IdentityRows rows, BusinessDayLimits limits, TimeProvider clock)
{
    /// <summary>The page without what is the member's own.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IdentitiesView> ReadAsync(IdentitiesQuery query, StaffScope scope, CancellationToken cancel)
    {
        var seen = await places.OfAsync(scope, cancel);
        query = query.Within(seen);
        var (now, zone) = (Instant.FromDateTimeOffset(clock.GetUtcNow()), StaffTimes.Zone(seen.ZoneOf(query.Community)));
        var since = await limits.OfAsync(seen.All, cancel);
        var (from, to) = query.Days(now, zone);

        async Task<PanelView> PanelAsync(IdentityPanel panel, IdentityMark? before)
        {
            var page = await table.PageAsync(scope, panel, query.At(now, zone), before, cancel);
            var (all, old) = await table.CountAsync(scope, panel, query.At(now, zone), since, cancel);
            return new(await rows.OfAsync(page.Rows, cancel), all, old, page.Older, panel == IdentityPanel.Verified, before is null);
        }

        return new(
            query, seen, IdentitiesQuery.Text(from), IdentitiesQuery.Text(to),
            await PanelAsync(IdentityPanel.InProgress, query.Progress), await PanelAsync(IdentityPanel.Verified, query.Verified));
    }
}
