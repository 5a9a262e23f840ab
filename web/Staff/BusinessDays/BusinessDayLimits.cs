using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Identities;
using NodaTime;

namespace CustomerConnect.Web.Staff.BusinessDays;

/// <summary>Since when somebody is waited for longer than a business day, for each zone and each organization's closed days.</summary>
public sealed class BusinessDayLimits(ClosedDays closed, TimeProvider clock)
{
    /// <summary>The limits of communities, those of one clock together; the last is of who is in no community.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<BusinessDayLimit>> OfAsync(IEnumerable<Community> communities, CancellationToken cancel)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var limits = new List<BusinessDayLimit>();
        foreach (var organization in communities.GroupBy(c => c.OrganizationId, StringComparer.Ordinal))
        {
            var today = now.InUtc().Date;
            var days = (await closed.BetweenAsync(organization.Key, today.PlusDays(-BusinessCalendar.LookBackDays), today.PlusDays(1), cancel)).Select(d => d.Day).ToHashSet();
            limits.AddRange(organization.GroupBy(c => c.TimeZone, StringComparer.Ordinal)
                .Select(zone => Limit(now, StaffTimes.Zone(zone.Key), days, [.. zone.Select(c => c.Id)])));
        }

        return [.. limits, Limit(now, DateTimeZone.Utc, [], [])];
    }

    private static BusinessDayLimit Limit(Instant now, DateTimeZone zone, HashSet<LocalDate> closed, IReadOnlyList<string> communities) =>
        new(new BusinessCalendar(zone, closed).OneDayBefore(now).ToDateTimeOffset(), communities);
}
