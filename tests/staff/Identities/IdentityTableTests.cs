using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Identities;

public class IdentityTableTests
{
    private static readonly IdentityFilter Any = new(null, null, At(0), At(1_000_000));

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_without_gap_or_repetition_also_within_a_millisecond(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        for (var i = 0; i < 60; i++)
        {
            await AddAsync(storage, $"a{i:00}", "in-progress", changed: 1_000 + (i / 20));
        }

        var table = new IdentityTable(storage);
        var seen = new List<string>();
        IdentityMark? mark = null;
        do
        {
            var page = await table.PageAsync(StaffScope.All, IdentityPanel.InProgress, Any, mark);
            page.Rows.Count.Should().BeLessThanOrEqualTo(IdentityTable.PageSize);
            seen.AddRange(page.Rows.Select(r => r.Contact));
            mark = page.Older;
        }
        while (mark is not null);

        seen.Should().Equal(Enumerable.Range(0, 60).Reverse().Select(i => $"a{i:00}"));
    }

    [Theory, BothDatabases]
    public async Task Each_panel_has_its_statuses_and_each_filter_narrows_to_what_it_says(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        await AddAsync(storage, "begun", "in-progress", changed: 10);
        await AddAsync(storage, "failed", "failed", community: "south-1", changed: 20);
        await AddAsync(storage, "given-up", "cancelled", changed: 30);
        await AddAsync(storage, "verified", "verified", changed: 40);
        await AddAsync(storage, "manual", "verified-by-staff", community: "south-1", changed: 50);
        await AddAsync(storage, "not-started", "not-started", changed: 60);
        var table = new IdentityTable(storage);

        (await Ids(table, IdentityPanel.InProgress, Any)).Should().Equal("given-up", "failed", "begun");
        (await Ids(table, IdentityPanel.Verified, Any)).Should().Equal("manual", "verified");
        (await Ids(table, IdentityPanel.InProgress, Any with { Community = "south-1" })).Should().Equal("failed");
        (await Ids(table, IdentityPanel.Verified, Any with { Division = "south" })).Should().Equal("manual");
        (await Ids(table, IdentityPanel.InProgress, Any with { From = At(20), Until = At(30) })).Should().Equal("failed");
    }

    [Theory, BothDatabases]
    public async Task Only_what_the_scope_allows_is_listed_and_who_begun_nowhere_is_where_they_were_last(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        await AddAsync(storage, "north", "in-progress", changed: 10);
        await AddAsync(storage, "south", "in-progress", community: "south-1", changed: 20);
        await AddAsync(storage, "visited", "in-progress", community: null, changed: 30);
        await AddAsync(storage, "nowhere", "in-progress", community: null, changed: 40);
        await VisitAsync(storage, "v1", "visited", "north-1", 1);
        await VisitAsync(storage, "v2", "visited", "south-1", 2);
        var table = new IdentityTable(storage);

        (await Ids(table, IdentityPanel.InProgress, Any, new(false, ["south"], []))).Should().Equal("visited", "south");
        (await Ids(table, IdentityPanel.InProgress, Any, new(false, [], ["north-1"]))).Should().Equal("north");
        (await Ids(table, IdentityPanel.InProgress, Any, StaffScope.Nothing)).Should().BeEmpty();
        (await Ids(table, IdentityPanel.InProgress, Any)).Should().Equal("nowhere", "visited", "south", "north");
    }

    [Theory, BothDatabases]
    public async Task Those_are_counted_that_are_older_than_a_business_day_where_they_are(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        await AddAsync(storage, "old-north", "in-progress", started: 99, changed: 500);
        await AddAsync(storage, "new-north", "in-progress", started: 100, changed: 500);
        await AddAsync(storage, "old-south", "failed", community: "south-1", started: 199, changed: 500);
        await AddAsync(storage, "nowhere", "in-progress", community: null, started: 1, changed: 500);
        BusinessDayLimit[] limits = [new(At(100), ["north-1"]), new(At(200), ["south-1"]), new(At(0), [])];

        (await new IdentityTable(storage).CountAsync(StaffScope.All, IdentityPanel.InProgress, Any, limits)).Should().Be((4, 2));
        (await new IdentityTable(storage).CountAsync(StaffScope.All, IdentityPanel.InProgress, Any with { Community = "south-1" }, limits)).Should().Be((1, 1));
        (await new IdentityTable(storage).CountAsync(StaffScope.All, IdentityPanel.Verified, Any, limits)).Should().Be((0, 0));
    }

    private static async Task<IEnumerable<string>> Ids(IdentityTable table, IdentityPanel panel, IdentityFilter filter, StaffScope? scope = null) =>
        (await table.PageAsync(scope ?? StaffScope.All, panel, filter)).Rows.Select(r => r.Contact);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static async Task<TestStorage> PlacesAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync("insert into organization (id, name) values ('o', 'O')");
        await storage.ExecuteAsync("insert into division (id, organization_id, name) values ('north', 'o', 'North'), ('south', 'o', 'South')");
        await storage.ExecuteAsync(
            "insert into community (id, division_id, slug, name, builder_name, time_zone) values ('north-1', 'north', 'n1', 'N1', 'B', 'UTC'), ('south-1', 'south', 's1', 'S1', 'B', 'UTC')");
        return storage;
    }

    private static Task<int> AddAsync(TestStorage storage, string contact, string status, string? community = "north-1", long started = 1, long changed = 1) =>
        storage.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into identity_view (contact_id, version, community_id, status, profile, attempts, started_at, changed_at)
            values (@contact, 1, @community, @status, 0, 0, @started, @changed)
            """, new { contact, community, status, started, changed }, transaction));

    private static Task<int> VisitAsync(TestStorage storage, string id, string contact, string community, long changed) =>
        storage.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "insert into session_view (session_id, version, community_id, contact_id, started_at, changed_at) values (@id, 1, @community, @contact, 1, @changed)",
            new { id, community, contact, changed }, transaction));
}
