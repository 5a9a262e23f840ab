using System.Security.Claims;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Web.Staff.Accounts;
using CustomerConnect.Web.Staff.Journal;
using CustomerConnect.Web.Staff.People;
using CustomerConnect.Web.Staff.Permissions;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace CustomerConnect.Web.Staff.EventHistory;

/// <summary>Reads a page of the history for a member.</summary>
public sealed class HistoryReader(
    StaffScopes scopes, HistoryTable table, SearchTerms terms, Searches searches, ICatalog catalog, UserManager<StaffMember> members, TimeProvider clock)
{
    /// <summary>The page.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<HistoryView> ReadAsync(HistoryQuery query, ClaimsPrincipal user, CancellationToken cancel)
    {
        var scope = await scopes.ScopeAsync(user, cancel);
        var communities = await catalog.SeenByAsync(scope, cancel);
        var text = query.Search is null ? null : await searches.FindAsync(user.StaffId(), query.Search, cancel);
        var zone = Zone(communities.FirstOrDefault(c => query.Community is null || c.Community.Id == query.Community)?.Community.TimeZone);
        var filter = new HistoryFilter(
            await terms.OfAsync(text, communities, cancel), EventKinds.Of(query.Kind), query.Community, query.Unit, query.Contact,
            Start(query.From, zone), Start(query.To?.PlusDays(1), zone))
        {
            Hidden = user.May(StaffPermissions.SeeIdentities) ? [] : EventKinds.Of(EventKinds.Identity)!,
        };
        // What was searched for is not known any more: everything would be another answer than the one that was asked for.
        var page = query.Search is not null && text is null ? new Storage.Staff.History.HistoryPage([], null) : await table.PageAsync(scope, filter, query.Before, cancel);
        var many = filter.Terms.Any(t => t.Contacts.Count == ContactWords.Most);
        var rows = await RowsAsync(page.Rows, query, user, cancel);
        return new(
            user.StaffName(), query, text, communities, rows, page.Before is { } before ? query with { Before = before } : null,
            query.Contact is not null ? (rows is [{ Who: { } who }, ..] ? who : "one contact") : query.Unit is not null ? (rows is [{ Home: { } home }, ..] ? home : "one home") : null, many);
    }

    private async Task<IReadOnlyList<EventRow>> RowsAsync(
        IReadOnlyList<HistoryRecord> records, HistoryQuery query, ClaimsPrincipal user, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<EventRow>(records.Count);
        foreach (var record in records)
        {
            var line = EventWords.Say(StaffEvents.Read(record));
            if (line?.By is { } by && !names.ContainsKey(by))
            {
                names[by] = await members.NameOfAsync(by);
            }

            var community = record.Community is null ? null : await catalog.CommunityAsync(record.Community, cancel);
            rows.Add(Row(record, line ?? new(record.Type), line?.By is { } who ? names[who] : null, community, query) with { Address = Address(record, user) });
        }

        return rows;
    }

    private EventRow Row(HistoryRecord record, EventLine line, string? by, CommunitySnapshot? community, HistoryQuery query)
    {
        var project = record.Project is null ? null : community?.ProjectsById.GetValueOrDefault(record.Project);
        var home = HomeWords.Number(project, record.Unit);
        return new(
            record.Position,
            new StaffTimes(project?.Settings.TimeZone ?? community?.Community.TimeZone).Exact(DateTimeOffset.FromUnixTimeMilliseconds(record.At), clock.GetUtcNow()),
            by is null ? line.What : $"{line.What}, by {by}", line.Bad, EventKinds.WordOf(record.Type),
            record.Contact is null ? null : HomeWords.Who(record.FirstName, record.LastName),
            record.Contact is null ? null : (query with { Contact = record.Contact, Before = null }).Address(), home,
            home is null ? null : (query with { Unit = record.Unit, Before = null }).Address(), project?.DisplayName ?? community?.Community.Name ?? "");
    }

    // What belongs to no session is of somebody's identity.
    private static string? Address(HistoryRecord record, ClaimsPrincipal user) =>
        record.Session is not null ? $"/staff/sessions/{record.Session}"
        : record.Contact is not null ? IdentityAddress.Of(record.Contact, user)
        : null;

    private static DateTimeOffset? Start(LocalDate? day, DateTimeZone zone) => day is { } date ? zone.AtStartOfDay(date).ToDateTimeOffset() : null;

    private static DateTimeZone Zone(string? id) => (id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)) ?? DateTimeZone.Utc;
}
