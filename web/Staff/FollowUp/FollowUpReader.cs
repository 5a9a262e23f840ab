using System.Security.Claims;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.BusinessDays;
using CustomerConnect.Web.Staff.Permissions;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace CustomerConnect.Web.Staff.FollowUp;

/// <summary>Reads the lists for a member.</summary>
public sealed class FollowUpReader(
    StaffScopes scopes, StaffPlaces places, BusinessDayLimits limits, FollowUpTable table, ICatalog catalog, TimeProvider clock)
{
    /// <summary>The page.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<FollowUpView> ReadAsync(FollowUpQuery query, ClaimsPrincipal user, CancellationToken cancel)
    {
        var (scope, seen, world) = await WorldAsync(user, cancel);
        query = query.Within(seen);
        var open = new Dictionary<FollowUpList, long>();
        foreach (var list in FollowUpQuery.ListsOf(user))
        {
            open[list] = await table.CountAsync(scope, list, query.Filter with { Done = false }, world, cancel);
        }

        var page = await table.PageAsync(scope, query.List, query.Filter, world, query.After, cancel: cancel);
        return new(
            user.StaffName(), query, seen, open, await LinesAsync(query.List, page.Rows, user, cancel), page.Next,
            user.May(StaffPermissions.FollowUp), user.May(StaffPermissions.ExportFollowUp));
    }

    /// <summary>An item that the member may see, or null.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<FollowUpItem?> FindAsync(FollowUpList list, string id, ClaimsPrincipal user, CancellationToken cancel)
    {
        var (scope, _, world) = await WorldAsync(user, cancel);
        return await table.FindAsync(scope, list, id, world, cancel);
    }

    /// <summary>All lines of a list, read a page at a time while they are taken.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async IAsyncEnumerable<FollowUpRow> AllAsync(
        FollowUpQuery query, ClaimsPrincipal user, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (scope, seen, world) = await WorldAsync(user, cancel);
        query = query.Within(seen);
        FollowUpMark? after = null;
        do
        {
            var page = await table.PageAsync(scope, query.List, query.Filter, world, after, FollowUpTable.ExportSize, cancel);
            foreach (var item in page.Rows)
            {
                var community = item.Community is null ? null : await catalog.CommunityAsync(item.Community, cancel);
                yield return new(query.List, item, Line(query.List, item, user, community), Times(item, community));
            }

            after = page.Next;
        }
        while (after is not null);
    }

    private async Task<(StaffScope Scope, SeenPlaces Seen, FollowUpWorld World)> WorldAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        var scope = await scopes.ScopeAsync(user, cancel);
        var seen = await places.OfAsync(scope, cancel);
        var now = clock.GetUtcNow();
        var today = Instant.FromDateTimeOffset(now).InUtc().Date;
        var monday = today.DayOfWeek == IsoDayOfWeek.Monday ? today : today.Previous(IsoDayOfWeek.Monday);
        return (scope, seen, new(
            now, monday.AtStartOfDayInZone(DateTimeZone.Utc).ToDateTimeOffset(), await limits.OfAsync(seen.All, cancel),
            [.. seen.Communities.SelectMany(c => c.Projects).Where(p => p.Settings.IncludeAppointment || p.Settings.RequireAppointment).Select(p => p.Id)]));
    }

    private async Task<List<FollowUpLine>> LinesAsync(FollowUpList list, IReadOnlyList<FollowUpItem> items, ClaimsPrincipal user, CancellationToken cancel)
    {
        var lines = new List<FollowUpLine>(items.Count);
        foreach (var item in items)
        {
            lines.Add(Line(list, item, user, item.Community is null ? null : await catalog.CommunityAsync(item.Community, cancel)));
        }

        return lines;
    }

    private FollowUpLine Line(FollowUpList list, FollowUpItem item, ClaimsPrincipal user, CommunitySnapshot? community)
    {
        var now = clock.GetUtcNow();
        var project = item.Project is null ? null : community?.ProjectsById.GetValueOrDefault(item.Project);
        var times = Times(item, community);
        var unit = item.Unit is null ? null : project?.UnitsById.GetValueOrDefault(item.Unit);
        var name = $"{item.FirstName} {item.LastName}".Trim();
        var done = FollowUpRules.IsDone(item.Fact, item.Seen) && item.DoneAt is { } at
            ? $"{item.DoneBy ?? "A former colleague"}, {times.Short(DateTimeOffset.FromUnixTimeMilliseconds(at), now)}" : null;
        return new(
            item.Id, item.Fact, list == FollowUpList.Links ? item.Detail ?? "" : name.Length > 0 ? name : item.Email ?? item.Phone ?? "Visitor", Address(list, item, user),
            string.Join(", ", new[] { item.Email, item.Phone is { } phone ? PhoneNumber.Display(phone) : null }.OfType<string>()) is { Length: > 0 } reach && name.Length > 0 ? reach : null,
            FollowUpWords.Badge(list, item), FollowUpWords.More(list, item, times.Full), times.Short(DateTimeOffset.FromUnixTimeMilliseconds(item.At), now),
            string.Join(", ", new[] { unit?.Number, project?.DisplayName, project is null ? community?.Community.Name : null }.OfType<string>()), done, done is null ? null : item.Note);
    }

    private static StaffTimes Times(FollowUpItem item, CommunitySnapshot? community) => new(
        (item.Project is null ? null : community?.ProjectsById.GetValueOrDefault(item.Project)?.Settings.TimeZone) ?? community?.Community.TimeZone);

    private static string? Address(FollowUpList list, FollowUpItem item, ClaimsPrincipal user) => list switch
    {
        FollowUpList.Links => $"/staff/links?link={item.Id}",
        FollowUpList.Identity or FollowUpList.Verifications => user.May(StaffPermissions.SeeContacts) ? $"/staff/contacts/{item.Contact}#identity" : null,
        _ => $"/staff/sessions/{item.Session}",
    };
}
