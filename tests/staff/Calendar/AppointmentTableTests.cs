using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Calendar;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Calendar;

public class AppointmentTableTests
{
    private static readonly DateTimeOffset From = DateTimeOffset.FromUnixTimeMilliseconds(1_000), Until = DateTimeOffset.FromUnixTimeMilliseconds(2_000);

    [Theory, BothDatabases]
    public async Task Booked_are_those_that_stand_or_stood_when_their_time_came(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await AddAsync(storage, "active", "active", 1_999, null);
        await AddAsync(storage, "sold", "completed", 1_500, 1_400);
        await AddAsync(storage, "ended-after-it", "expired", 1_000, 1_001);
        await AddAsync(storage, "ended-before-it", "reversed", 1_100, 1_100);
        await AddAsync(storage, "later", "active", 2_000, null);
        await AddAsync(storage, "earlier", "active", 999, null);

        (await BookedAsync(storage, StaffScope.All)).Should().Equal("ended-after-it", "sold", "active");
        (await BookedAsync(storage, new StaffScope(false, ["d1"], []), new(Project: "p1"))).Should().HaveCount(3);
        (await BookedAsync(storage, StaffScope.All, new(Kind: "in-person"))).Should().BeEmpty();
        (await BookedAsync(storage, StaffScope.All, new(Community: "c2"))).Should().BeEmpty();
        (await BookedAsync(storage, new StaffScope(false, ["d2"], ["c2"]))).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Chosen_are_those_of_sessions_that_hold_a_home_now(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into session_view (session_id, version, division_id, community_id, project_id, status, slot_kind, slot_at, hold_until, reservation_id, started_at, changed_at) values
                ('holds', 1, 'd1', 'c1', 'p1', 'holding', 'phone', 1500, 900, null, 1, 1), ('lapsed', 1, 'd1', 'c1', 'p1', 'holding', 'phone', 1500, 800, null, 1, 1),
                ('browses', 1, 'd1', 'c1', 'p1', 'signed-in', 'phone', 1500, null, null, 1, 1), ('reserved', 1, 'd1', 'c1', 'p1', 'reserved', 'phone', 1500, null, 'r', 1, 1);
            """);
        var table = new AppointmentTable(storage);

        (await table.ChosenAsync(StaffScope.All, new(), From, Until, DateTimeOffset.FromUnixTimeMilliseconds(800))).Select(a => a.Session).Should().Equal("holds");
        (await table.ChosenAsync(new StaffScope(false, ["d2"], []), new(), From, Until, From)).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Address_of_a_feed_is_one_a_member_and_kept_as_a_hash(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        foreach (var id in (string[])["ada", "rob"])
        {
            await storage.ExecuteAsync($"insert into staff_member (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ('{id}', '{id}', 1, 0, 0, 0, 0)");
        }

        var feeds = new CalendarFeeds(storage, new(storage, TimeProvider.System), TimeProvider.System);
        var first = await feeds.MakeAsync("ada");
        var robs = await feeds.MakeAsync("rob");
        (await feeds.OwnerAsync(first)).Should().Be("ada");

        var second = await feeds.MakeAsync("ada");

        (await feeds.OwnerAsync(first)).Should().BeNull();
        (await feeds.OwnerAsync(second)).Should().Be("ada");
        (await feeds.MadeAtAsync("ada")).Should().NotBeNull();
        (await storage.ScalarAsync($"select count(*) from staff_calendar_feed where token_hash like '%{second}%'")).Should().Be(0L);
        await feeds.RevokeAsync("ada");
        (await feeds.OwnerAsync(second)).Should().BeNull();
        (await feeds.MadeAtAsync("ada")).Should().BeNull();
        await storage.ExecuteAsync("delete from staff_member where id = 'rob'");
        (await feeds.OwnerAsync(robs)).Should().BeNull("who has no account any more has no feed");
    }

    private static async Task<IEnumerable<string?>> BookedAsync(TestStorage storage, StaffScope scope, AppointmentFilter? filter = null) =>
        (await new AppointmentTable(storage).BookedAsync(scope, filter ?? new(), From, Until)).Select(a => a.Reservation);

    private static Task AddAsync(TestStorage storage, string id, string status, long at, long? ended) => storage.ExecuteAsync(
        $"""
        insert into reservation_view (reservation_id, version, session_id, unit_id, project_id, community_id, contact_id, contact_kind, status, slot_kind, slot_at, placed_at, ends_at, ended_at, changed_at)
        values ('{id}', 1, 's-{id}', 'u1', 'p1', 'c1', 'k1', 'customer', '{status}', 'phone', {at}, 1, 9999, {ended?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}, 1)
        """);

    private static async Task<TestStorage> CreateAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into organization (id, name) values ('o1', 'O');
            insert into division (id, organization_id, name) values ('d1', 'o1', 'D');
            insert into community (id, division_id, slug, name, builder_name, time_zone) values ('c1', 'd1', 'c1', 'C', 'B', 'UTC');
            """);
        return storage;
    }
}
