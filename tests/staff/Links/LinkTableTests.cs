using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Links;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Links;

public class LinkTableTests
{
    private const long Hour = 3_600_000;
    private static readonly DateTimeOffset Since = DateTimeOffset.FromUnixTimeMilliseconds(100 * Hour);

    [Theory, BothDatabases]
    public async Task Loads_and_what_came_of_them_count_from_the_moment_on(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await storage.ExecuteAsync(
            $"""
            insert into link_load (link_id, hour, loads, sessions) values ('l1', {99 * Hour}, 7, 1), ('l1', {100 * Hour}, 5, 1), ('l1', {120 * Hour}, 4, 2);
            insert into session_view (session_id, version, link_id, contact_id, reservation_id, started_at, changed_at) values
                ('old', 1, 'l1', 'a', 'r', {99 * Hour}, 1), ('s1', 1, 'l1', null, null, {100 * Hour}, 1), ('s2', 1, 'l1', 'a', null, {101 * Hour}, 1),
                ('s3', 1, 'l1', 'b', 'r2', {102 * Hour}, 1), ('other', 1, 'l2', 'b', 'r3', {102 * Hour}, 1);
            """);

        var link = await new LinkTable(storage, TimeProvider.System).FindAsync(StaffScope.All, "l1", Since);

        link.Should().BeEquivalentTo(new { Loads = 9L, LastHour = 120 * Hour, Sessions = 3L, SignedIn = 2L, Reserved = 1L, Enabled = 1L, Name = "First" });
        (await new LinkTable(storage, TimeProvider.System).HoursAsync("l1", Since)).Should().Equal(new HourOfLoads(100 * Hour, 5), new HourOfLoads(120 * Hour, 4));
    }

    [Theory, BothDatabases]
    public async Task Only_links_of_the_scope_are_found_and_listed(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        var table = new LinkTable(storage, TimeProvider.System);
        var elsewhere = new StaffScope(false, [], ["c2"]);

        (await table.PageAsync(new StaffScope(false, ["d1"], []), Since)).Rows.Select(l => l.Id).Should().Equal("l1", "l2");
        (await table.PageAsync(elsewhere, Since)).Rows.Should().BeEmpty();
        (await table.FindAsync(elsewhere, "l1", Since)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_by_name_without_gap_or_repetition(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        for (var i = 0; i < 60; i++)
        {
            await storage.ExecuteAsync($"insert into link (id, slug, name, enabled, community_id) values ('m{i:00}', 'm{i:00}', 'Zone {i / 10}', 1, 'c1')");
        }

        var seen = new List<string>();
        LinkMark? after = null;
        do
        {
            var page = await new LinkTable(storage, TimeProvider.System).PageAsync(StaffScope.All, Since, after);
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.After;
        }
        while (after is not null);

        seen.Should().Equal(["l1", "l2", .. Enumerable.Range(0, 60).Select(i => $"m{i:00}")]);
    }

    private static async Task<TestStorage> CreateAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into organization (id, name) values ('o1', 'O');
            insert into division (id, organization_id, name) values ('d1', 'o1', 'D');
            insert into community (id, division_id, slug, name, builder_name, time_zone) values ('c1', 'd1', 'c1', 'C', 'B', 'UTC');
            insert into link (id, slug, name, enabled, community_id) values ('l1', 'l1', 'First', 1, 'c1'), ('l2', 'l2', 'Second', 0, 'c1');
            """);
        return storage;
    }
}
