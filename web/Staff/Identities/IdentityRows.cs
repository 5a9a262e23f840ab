using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.Web.Staff.BusinessDays;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.Identities;

/// <summary>All that a row of the identity panels shows.</summary>
/// <param name="Panel"><c>progress</c> or <c>verified</c>.</param>
/// <param name="Who">The name; the address where there is none yet.</param>
/// <param name="Reach">How they are reached, or null.</param>
/// <param name="When">When it began or, once verified, ended; in the community's zone.</param>
/// <param name="Took">How long ago it began, or how long it took.</param>
/// <param name="Old">True for more than one business day.</param>
/// <param name="Place">Name of the community, or empty.</param>
public sealed record IdentityRowView(
    string Contact, string Panel, string Who, string? Reach, Badge Badge, string? More, string When, string Took, bool Old, string Place, string? Division,
    string? Community, long ChangedAt);

/// <summary>Makes rows readable.</summary>
public sealed class IdentityRows(ICatalog catalog, BusinessDayLimits limits, TimeProvider clock)
{
    /// <summary>The views of rows, in their order.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<IdentityRowView>> OfAsync(IReadOnlyList<IdentityRecord> rows, CancellationToken cancel)
    {
        var places = new Dictionary<string, Community>(StringComparer.Ordinal);
        foreach (var id in rows.Select(r => r.Community).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await catalog.CommunityAsync(id, cancel) is { } found)
            {
                places[id] = found.Community;
            }
        }

        var since = await limits.OfAsync(places.Values, cancel);
        return [.. rows.Select(row => View(row, row.Community is { } id ? places.GetValueOrDefault(id) : null, since))];
    }

    private IdentityRowView View(IdentityRecord row, Community? place, IReadOnlyList<BusinessDayLimit> since)
    {
        var now = clock.GetUtcNow();
        var times = new StaffTimes(place?.TimeZone);
        var started = DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt);
        var verified = row.Status is "verified" or "verified-by-staff";
        var at = verified && row.EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : started;
        var limit = since.FirstOrDefault(l => place is not null && l.Communities.Contains(place.Id, StringComparer.Ordinal)) ?? since[^1];
        var name = $"{row.FirstName} {row.LastName}".Trim();
        return new(
            row.Contact, verified ? "verified" : "progress", name.Length > 0 ? name : row.Email ?? row.Phone ?? "Not registered yet",
            name.Length > 0 ? row.Email ?? row.Phone : null, IdentityWords.Status(row), IdentityWords.More(row), times.Short(at, now),
            row.Status == "verified-by-staff" ? "in person" : verified ? $"in {StaffTimes.Long(at - started)}" : StaffTimes.Long(now - started),
            !verified && started < limit.Before, place?.Name ?? "", row.Division, row.Community, row.ChangedAt);
    }
}
