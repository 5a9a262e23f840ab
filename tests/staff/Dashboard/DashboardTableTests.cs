using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Dashboard;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Dashboard;

public class DashboardTableTests
{
    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour, Now = 1_000 * Day;

    [Theory, BothDatabases]
    public async Task Who_is_here_and_what_is_held_goes_by_the_clock(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await storage.ExecuteAsync(
            $"""
            insert into session_view (session_id, version, division_id, community_id, contact_id, contact_kind, status, hold_until, started_at, changed_at) values
                ('left', 1, 'd1', 'c1', null, null, 'browsing', null, 1, {Now - 16 * Minute}), ('here', 1, 'd1', 'c1', null, null, 'browsing', null, 1, {Now - 14 * Minute}),
                ('realtor', 1, 'd1', 'c1', 'k1', 'registered-realtor', 'signed-in', null, 1, {Now}), ('done', 1, 'd1', 'c1', 'k2', 'customer', 'reserved', null, 1, {Now}),
                ('holds', 1, 'd1', 'c1', 'k2', 'customer', 'holding', {Now + 5 * Minute}, 1, {Now}), ('lapsed', 1, 'd1', 'c1', 'k2', 'customer', 'holding', {Now}, 1, {Now - Hour}),
                ('elsewhere', 1, 'd2', 'c2', 'k2', 'customer', 'holding', {Now + Minute}, 1, {Now});
            """);

        var seen = await ReadAsync(storage, new StaffScope(false, ["d1"], []));

        seen.Visits.Should().Be(new VisitCount(3, 2, 1));
        seen.Holds.Should().Be(new HoldCount(1, Now + 5 * Minute));
        (await ReadAsync(storage, StaffScope.All)).Holds.Should().Be(new HoldCount(2, Now + Minute));
    }

    [Theory, BothDatabases]
    public async Task Reservations_and_their_money_and_appointments_are_those_of_the_scope(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await storage.ExecuteAsync(
            $"""
            insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values ('k1', 'customer', 'Maya', 'Okafor', 1, 1);
            insert into deposit_view (deposit_id, version, mode, status, amount_cents, currency, captured_cents, refunded_cents, changed_at) values
                ('e1', 1, 'payment', 'settled', 250000, 'USD', 250000, 0, 1), ('e2', 1, 'payment', 'returned', 250000, 'USD', 250000, 250000, 1),
                ('e3', 1, 'payment', 'settled', 250000, 'USD', 250000, 0, 1);
            insert into reservation_view (reservation_id, version, session_id, unit_id, project_id, community_id, contact_id, contact_kind, status, deposit_id, slot_kind, slot_at, placed_at, ends_at, changed_at) values
                ('r1', 1, 's1', 'u1', 'p1', 'c1', 'k1', 'customer', 'active', 'e1', 'phone', {Now + Hour}, {Now - Hour}, {Now + 3 * Day}, 1),
                ('r2', 1, 's2', 'u2', 'p1', 'c1', 'gone', 'customer', 'reversed', 'e2', 'phone', {Now + 2 * Hour}, {Now - Hour - 1}, {Now + 3 * Day}, 1),
                ('r3', 1, 's3', 'u3', 'p2', 'c2', 'k1', 'customer', 'active', 'e3', null, null, {Now - 20 * Day}, {Now + 3 * Day}, 1);
            """);

        var seen = await ReadAsync(storage, new StaffScope(false, [], ["c1"]));
        var all = await ReadAsync(storage, StaffScope.All);

        seen.Recent.Select(r => (r.Id, r.FirstName, r.Deposit)).Should().Equal(("r1", "Maya", "settled"), ("r2", null, "returned"));
        seen.Upcoming.Select(r => r.Id).Should().Equal("r1");
        seen.Slots.Should().Equal(new SlotCount("p1", Now + Hour, 1));
        seen.Deposits.Should().Equal(new DepositSum("USD", 250_000, 1));
        seen.Reserved.Sum(r => r.Count).Should().Be(2);
        all.Deposits.Should().Equal(new DepositSum("USD", 500_000, 2));
        all.Recent.Select(r => r.Id).Should().Equal("r1", "r2", "r3");
        all.Reserved.Sum(r => r.Count).Should().Be(2, "older than eight days is not counted");
        (await ReadAsync(storage, StaffScope.Nothing)).Recent.Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Who_cannot_pay_and_who_lost_a_home_needs_somebody(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await storage.ExecuteAsync(
            $"""
            insert into deposit_view (deposit_id, version, status, attempts, last_failure, changed_at) values
                ('declined', 1, 'open', 2, 'declined', 1), ('fresh', 1, 'open', 0, null, 1), ('bank', 1, 'needs-authentication', 1, null, 1), ('paid', 1, 'paid', 2, 'declined', 1);
            insert into session_view (session_id, version, division_id, community_id, status, step, deposit_id, hold_until, started_at, changed_at) values
                ('declined', 1, 'd1', 'c1', 'holding', 'checkout', 'declined', {Now + 5 * Minute}, 1, {Now}), ('fresh', 1, 'd1', 'c1', 'holding', 'checkout', 'fresh', {Now + Minute}, 1, {Now}),
                ('bank', 1, 'd1', 'c1', 'holding', 'checkout', 'bank', {Now + 2 * Minute}, 1, {Now}), ('paid', 1, 'd1', 'c1', 'holding', 'checkout', 'paid', {Now + Minute}, 1, {Now}),
                ('lost', 1, 'd1', 'c1', 'signed-in', 'lost', null, null, 1, {Now - 30 * Minute}), ('lost-long-ago', 1, 'd1', 'c1', 'signed-in', 'lost', null, null, 1, {Now - 2 * Hour}),
                ('elsewhere', 1, 'd2', 'c2', 'signed-in', 'lost', null, null, 1, {Now});
            """);

        (await ReadAsync(storage, new StaffScope(false, ["d1"], []))).Stuck.Select(s => s.Session).Should().Equal("bank", "declined", "lost");
    }

    private static Task<DashboardRecords> ReadAsync(TestStorage storage, StaffScope scope) =>
        new DashboardTable(storage).ReadAsync(scope, DateTimeOffset.FromUnixTimeMilliseconds(Now));

    private static async Task<TestStorage> CreateAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into organization (id, name) values ('o1', 'O');
            insert into division (id, organization_id, name) values ('d1', 'o1', 'D'), ('d2', 'o1', 'E');
            insert into community (id, division_id, slug, name, builder_name, time_zone) values ('c1', 'd1', 'c1', 'C', 'B', 'UTC'), ('c2', 'd2', 'c2', 'D', 'B', 'UTC');
            """);
        return storage;
    }
}
