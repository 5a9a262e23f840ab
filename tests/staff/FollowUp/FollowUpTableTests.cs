using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.FollowUp;
using CustomerConnect.Storage.Staff.Identities;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.FollowUp;

/// <summary>The lists on both databases: the rules as conditions say what they say as functions.</summary>
public class FollowUpTableTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
    private static readonly FollowUpWorld _world = new(_now, _now.AddDays(-1), [new(_now.AddDays(-1), ["c1"]), new(_now, [])], ["p1"]);
    private static readonly long[] _lastDays = [0, 3, 4, 5, 49, 50, 51, 59, 60, 99, 100, 499, 500];
    private static readonly long[] _before = [0, 1, 139, 140, 141, 266, 279, 280, 281, 349, 350, 351, 1_400];
    private static readonly StaffAction Done = new("m", ActionKinds.FollowUpDone, "follow-up/identity", "ann");
    private static readonly FollowUpFilter _open = new(false, null, null);

    [Theory, BothDatabases]
    public async Task Failed_deposits_are_those_that_the_rule_says(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        var random = Seeded(out var seed);
        var expected = new List<string>();
        for (var i = 0; i < 120; i++)
        {
            var (id, status) = ($"d{i:000}", Pick(random, "open", "pending", "needs-authentication", "paid", "settled", "returning", "returned", "none"));
            var (failure, captured, reserved) = (Pick(random, null, "declined", "not-returned"), random.Next(2) * 250_000L, random.Next(3) == 0);
            await storage.ExecuteAsync(
                $"insert into session_view (session_id, version, community_id, project_id, contact_id, started_at, changed_at) values ('s{i}', 1, 'c1', 'p1', 'a{i}', 100, 100)");
            await storage.ExecuteAsync(
                $"insert into deposit_view (deposit_id, version, session_id, status, attempts, last_failure, captured_cents, changed_at) values ('{id}', 1, 's{i}', '{status}', 1, {Sql(failure)}, {captured}, {Ms(_now)})");
            if (reserved)
            {
                await storage.ExecuteAsync(
                    $"insert into reservation_view (reservation_id, version, project_id, community_id, contact_id, status, slot_id, placed_at, changed_at) values ('r{i}', 1, 'p1', 'c1', 'a{i}', 'active', 'x', 100, 100)");
            }

            if (FollowUpRules.IsFailedDeposit(status!, failure, captured, reserved))
            {
                expected.Add(id);
            }
        }

        (await IdsAsync(Table(storage), FollowUpList.Deposits)).Should().BeEquivalentTo(expected, $"seed {seed}");
    }

    [Theory, BothDatabases]
    public async Task Deed_and_its_line_in_the_audit_trail_are_written_together_and_once(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        var table = Table(storage);

        await table.DoneAsync(FollowUpList.Identity, "ann", 5, "Called her", Done);
        await table.DoneAsync(FollowUpList.Identity, "ann", 5, "Called her", Done);
        await table.UndoAsync(FollowUpList.Identity, "ann", Done with { What = ActionKinds.FollowUpUndone, Why = "by mistake" });
        await table.UndoAsync(FollowUpList.Identity, "ann", Done with { What = ActionKinds.FollowUpUndone, Why = "by mistake" });

        (await StaffRows.TrailAsync(storage)).Should().Equal("m follow-up.done ann -", "m follow-up.undone ann by mistake");
    }

    [Theory, BothDatabases]
    public async Task Missing_appointments_and_unusual_links_are_those_that_the_rules_say(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        var random = Seeded(out var seed);
        var (appointments, links) = (new List<string>(), new List<string>());
        for (var i = 0; i < 150; i++)
        {
            var (status, slot, project) = (Pick(random, "active", "expired", "completed"), Pick(random, null, "slot"), Pick(random, "p1", "p2"));
            await storage.ExecuteAsync(
                $"insert into reservation_view (reservation_id, version, project_id, community_id, contact_id, status, slot_id, placed_at, changed_at) values ('r{i}', 1, '{project}', 'c1', 'a', '{status}', {Sql(slot)}, {i}, 100)");
            if (FollowUpRules.IsWithoutAppointment(status!, slot, project == "p1"))
            {
                appointments.Add($"r{i}");
            }

            // Around the edges of the rule, where a condition and a function part company.
            var (enabled, lastDay, before) = (random.Next(4) != 0, _lastDays[random.Next(_lastDays.Length)], _before[random.Next(_before.Length)]);
            var (from, until) = (Edge(random), Edge(random));
            await storage.ExecuteAsync($"insert into link (id, slug, name, community_id, enabled, valid_from, valid_until) values ('l{i}', 'l{i}', 'L', 'c1', {(enabled ? 1 : 0)}, {from?.ToString() ?? "null"}, {until?.ToString() ?? "null"})");
            await storage.ExecuteAsync($"insert into link_load (link_id, hour, loads, sessions) values ('l{i}', {Ms(_now.AddHours(-3))}, {lastDay}, 0), ('l{i}', {Ms(_now.AddDays(-5))}, {before}, 0), ('l{i}', {Ms(_now.AddDays(-20))}, 5000, 0)");
            if (FollowUpRules.IsUnusualLink(enabled && !(from > Ms(_now)) && !(until <= Ms(_now)), lastDay, before))
            {
                links.Add($"l{i}");
            }
        }

        var table = Table(storage);
        (await IdsAsync(table, FollowUpList.Appointments)).Should().BeEquivalentTo(appointments, $"seed {seed}");
        (await IdsAsync(table, FollowUpList.Links)).Should().BeEquivalentTo(links, $"seed {seed}");
    }

    [Theory, BothDatabases]
    public async Task Identity_older_than_a_business_day_is_stuck_and_a_verification_that_the_log_has_is_audited(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        await storage.ExecuteAsync(
            $"""
            insert into identity_view (contact_id, version, community_id, status, profile, attempts, started_at, changed_at) values
                ('old', 1, 'c1', 'in-progress', 0, 0, {Ms(_now.AddDays(-2))}, 5), ('older', 1, 'c1', 'failed', 0, 0, {Ms(_now.AddDays(-3))}, 5),
                ('new', 1, 'c1', 'in-progress', 0, 0, {Ms(_now.AddHours(-2))}, 5), ('done', 1, 'c1', 'verified', 0, 0, 1, 5)
            """);
        await storage.ExecuteAsync(
            "insert into identity_note (note_id, contact_id, kind, by_staff, document, community_id, created_at) values ('n1', 'done', 'verified', 'm', 'passport', 'c1', 7), ('n2', 'done', 'verified', 'm', 'passport', 'c1', 8), ('n3', 'done', 'reopened', 'm', null, 'c1', 9)");
        await storage.ExecuteAsync("insert into event (stream, version, command_id, type, schema, at, data) values ('identity/done', 1, 'n1', 'identity.verified-by-staff', 1, 7, '{}'), ('identity/done', 2, 'n3', 'identity.reopened', 1, 9, '{}')");
        var table = Table(storage);

        (await IdsAsync(table, FollowUpList.Identity)).Should().Equal("older", "old");
        (await IdsAsync(table, FollowUpList.Verifications)).Should().Equal("n1");
    }

    [Theory, BothDatabases]
    public async Task What_is_done_stays_done_until_something_new_happens_and_can_be_undone(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        await storage.ExecuteAsync($"insert into identity_view (contact_id, version, community_id, status, profile, attempts, started_at, changed_at) values ('ann', 1, 'c1', 'failed', 0, 0, 1, 5)");
        var table = Table(storage);
        await table.DoneAsync(FollowUpList.Identity, "ann", 5, " Called her ", Done);

        (await IdsAsync(table, FollowUpList.Identity)).Should().BeEmpty();
        var done = (await table.PageAsync(StaffScope.All, FollowUpList.Identity, _open with { Done = true }, _world)).Rows.Should().ContainSingle().Subject;
        (done.Note, done.DoneBy, FollowUpRules.IsDone(done.Fact, done.Seen)).Should().Be(("Called her", "Dana", true));
        await table.DoneAsync(FollowUpList.Identity, "ann", 4, "an older page", Done);
        (await IdsAsync(table, FollowUpList.Identity)).Should().BeEmpty("an older page takes nothing back");

        await storage.ExecuteAsync("update identity_view set changed_at = 6 where contact_id = 'ann'");
        (await IdsAsync(table, FollowUpList.Identity)).Should().Equal("ann");
        (await table.CountAsync(StaffScope.All, FollowUpList.Identity, _open, _world)).Should().Be(1);
        await table.DoneAsync(FollowUpList.Identity, "ann", 6, null, Done);
        await table.UndoAsync(FollowUpList.Identity, "ann", Done with { What = ActionKinds.FollowUpUndone, Why = "by mistake" });
        (await IdsAsync(table, FollowUpList.Identity)).Should().Equal("ann");
    }

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_and_only_what_the_scope_allows_is_in_them(Dialect dialect)
    {
        await using var storage = await PlacesAsync(dialect);
        for (var i = 0; i < 30; i++)
        {
            await storage.ExecuteAsync(
                $"insert into reservation_view (reservation_id, version, project_id, community_id, contact_id, status, placed_at, changed_at) values ('r{i:00}', 1, 'p1', '{(i < 28 ? "c1" : "c2")}', 'a', 'active', {i / 10}, 100)");
        }

        var table = Table(storage);
        var first = await table.PageAsync(new(false, ["north"], []), FollowUpList.Appointments, _open, _world);
        var second = await table.PageAsync(new(false, ["north"], []), FollowUpList.Appointments, _open, _world, first.Next);

        first.Rows.Concat(second.Rows).Select(r => r.Id).Should().Equal(Enumerable.Range(0, 28).Select(i => $"r{i:00}"));
        second.Next.Should().BeNull();
        (await table.CountAsync(StaffScope.All, FollowUpList.Appointments, _open with { Community = "c2" }, _world)).Should().Be(2);
        (await table.CountAsync(StaffScope.All, FollowUpList.Appointments, _open with { Division = "south" }, _world)).Should().Be(2);
        (await table.FindAsync(new(false, ["north"], []), FollowUpList.Appointments, "r29", _world)).Should().BeNull();
        (await table.FindAsync(StaffScope.All, FollowUpList.Appointments, "r29", _world)).Should().NotBeNull();
    }

    private static async Task<List<string>> IdsAsync(FollowUpTable table, FollowUpList list) =>
        [.. (await table.PageAsync(StaffScope.All, list, _open, _world, size: 500)).Rows.Select(r => r.Id)];

    private static async Task<TestStorage> PlacesAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync("insert into organization (id, name) values ('o', 'O')");
        await storage.ExecuteAsync("insert into division (id, organization_id, name) values ('north', 'o', 'North'), ('south', 'o', 'South')");
        await storage.ExecuteAsync("insert into community (id, division_id, slug, name, builder_name, time_zone) values ('c1', 'north', 'n1', 'N1', 'B', 'UTC'), ('c2', 'south', 's1', 'S1', 'B', 'UTC')");
        await storage.ExecuteAsync("insert into staff_member (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ('m', 'Dana', 1, 0, 0, 0, 0)");
        return storage;
    }

    private static Random Seeded(out int seed) => new(seed = Environment.TickCount);

    // No day of a link, the moment itself and the one after.
    private static long? Edge(Random random) => random.Next(4) switch { 0 => Ms(_now), 1 => Ms(_now) + 1, _ => null };

    private static string? Pick(Random random, params string?[] of) => of[random.Next(of.Length)];

    private static string Sql(string? text) => text is null ? "null" : $"'{text}'";

    private static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static FollowUpTable Table(TestStorage storage) => new(storage, new StaffActions(storage, TimeProvider.System), TimeProvider.System);
}
