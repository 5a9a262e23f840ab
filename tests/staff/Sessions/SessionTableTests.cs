using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Sessions;

public class SessionTableTests
{
    private static readonly SessionFilter Any = new(null, null, null, null, null);

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_without_gap_or_repetition_also_within_a_millisecond(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        for (var i = 0; i < 120; i++)
        {
            await AddAsync(storage, $"s{i:000}", changed: 1_000 + (i / 40));
        }

        var table = new SessionTable(storage);
        var seen = new List<string>();
        SessionMark? mark = null;
        do
        {
            var page = await table.PageAsync(StaffScope.All, Any, mark);
            page.Rows.Count.Should().BeLessThanOrEqualTo(SessionTable.PageSize);
            seen.AddRange(page.Rows.Select(r => r.Id));
            mark = page.Older;
        }
        while (mark is not null);

        seen.Should().Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"s{i:000}"));
    }

    [Theory, BothDatabases]
    public async Task Each_filter_narrows_to_what_it_says(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await AddAsync(storage, "visitor", changed: 1);
        await AddAsync(storage, "customer", contact: "a", kind: "customer", status: "holding", project: "p2", changed: 2);
        await AddAsync(storage, "registered", contact: "b", kind: "registered-realtor", community: "c2", changed: 3);
        await AddAsync(storage, "unregistered", contact: "c", kind: "unregistered-realtor", status: "reserved", changed: 4);
        var table = new SessionTable(storage);

        (await Ids(table, Any with { User = SessionUsers.Visitor })).Should().Equal("visitor");
        (await Ids(table, Any with { User = SessionUsers.Customer })).Should().Equal("customer");
        (await Ids(table, Any with { User = SessionUsers.Realtor })).Should().Equal("unregistered", "registered");
        (await Ids(table, Any with { Status = "holding" })).Should().Equal("customer");
        (await Ids(table, Any with { Project = "p2" })).Should().Equal("customer");
        (await Ids(table, Any with { Community = "c2" })).Should().Equal("registered");
        (await Ids(table, Any with { Since = DateTimeOffset.FromUnixTimeMilliseconds(3) })).Should().Equal("unregistered", "registered");
        (await Ids(table, Any with { Community = "c2", Status = "reserved" })).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Sessions_are_narrowed_to_what_became_of_their_reservation_and_of_their_place_in_the_queue(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        foreach (var (status, i) in SessionStates.Ended.Append("active").Select((s, i) => (s, i)))
        {
            await AddAsync(storage, status, status: "reserved", changed: 10 + i);
            await storage.ExecuteAsync(
                $"insert into reservation_view (reservation_id, version, session_id, status, changed_at) values ('r-{status}', 1, '{status}', '{status}', {100 + i})");
            await storage.ExecuteAsync($"update session_view set reservation_id = 'r-{status}' where session_id = '{status}'");
        }

        var home = "insert into staff_event (position, at, type, unit_id, session_id) values ";
        await storage.ExecuteAsync("insert into unit_view (unit_id, project_id, version, status, queue_length, changed_at) values ('u', 'p', 1, 'progress', 1, 1), ('sold', 'p', 1, 'sold', 0, 1)");
        foreach (var (id, unit, then) in new[] { ("waits", "u", (string?)null), ("left", "u", "left"), ("passed", "u", "passed-over"), ("offered", "u", "offered"), ("too-late", "sold", null) })
        {
            await AddAsync(storage, id, status: "signed-in", changed: 1);
            await storage.ExecuteAsync($"{home} ({(id[0] * 1000) + id.Length}, 1, 'unit.queue-joined', '{unit}', '{id}')");
            await (then is null ? Task.CompletedTask : storage.ExecuteAsync($"{home} ({(id[0] * 1000) + 500 + id.Length}, 2, 'unit.queue-{then}', '{unit}', '{id}')"));
        }

        var table = new SessionTable(storage);
        foreach (var status in SessionStates.Ended)
        {
            (await Ids(table, Any with { Status = status })).Should().Equal(status);
        }

        (await Ids(table, Any with { Status = SessionStates.Reserved })).Should().Equal("active");
        (await Ids(table, Any with { Status = SessionStates.Queued })).Should().Equal("waits");
        var row = (await table.ByIdAsync(["expired"]))[0];
        (row.Status, row.Reservation, row.FreshAt).Should().Be(("reserved", "expired", 101));
        (await table.ByIdAsync(["waits", "left"])).Select(r => (r.Id, r.Queued)).Should().BeEquivalentTo([("waits", 1L), ("left", 0L)]);
    }

    [Theory, BothDatabases]
    public async Task Only_what_the_scope_allows_is_listed(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await AddAsync(storage, "north", division: "north", community: "c1", changed: 1);
        await AddAsync(storage, "south-1", division: "south", community: "c2", changed: 2);
        await AddAsync(storage, "south-2", division: "south", community: "c3", changed: 3);
        var table = new SessionTable(storage);

        (await Ids(table, Any, new StaffScope(false, ["south"], []))).Should().Equal("south-2", "south-1");
        (await Ids(table, Any, new StaffScope(false, ["north"], ["c3"]))).Should().Equal("south-2", "north");
        (await Ids(table, Any with { Community = "c1" }, new StaffScope(false, ["south"], []))).Should().BeEmpty();
        (await Ids(table, Any, StaffScope.Nothing)).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task A_row_has_the_name_of_its_contact(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await AddAsync(storage, "s", contact: "a", kind: "customer");
        await storage.ExecuteAsync("insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values ('a', 'customer', 'Priya', 'Raman', 0, 0)");

        var row = (await new SessionTable(storage).ByIdAsync(["s", "nothing"])).Should().ContainSingle().Subject;

        (row.FirstName, row.LastName, row.Attempts, row.Outdated).Should().Be(("Priya", "Raman", 0, 0));
    }

    [Theory, BothDatabases]
    public async Task Scopes_are_kept_and_replaced(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into staff_member (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            values ('m', 'M', 1, 0, 0, 0, 0)
            """);
        var scopes = new StaffScopes(storage);
        (await scopes.OfAsync("m")).Groups().Should().BeEmpty();

        await scopes.SetAsync("m", StaffScope.All);
        (await scopes.OfAsync("m")).Everything.Should().BeTrue();
        await scopes.SetAsync("m", new StaffScope(false, ["d"], ["c"]));

        var scope = await scopes.OfAsync("m");
        scope.Everything.Should().BeFalse();
        scope.Groups().Should().Equal("division:d", "community:c");
        scope.Groups().Should().BeSubsetOf(StaffScope.GroupsOf("d", "c"));
    }

    private static async Task<IEnumerable<string>> Ids(SessionTable table, SessionFilter filter, StaffScope? scope = null) =>
        (await table.PageAsync(scope ?? StaffScope.All, filter)).Rows.Select(r => r.Id);

    private static Task<int> AddAsync(
        TestStorage storage, string id, string division = "d1", string community = "c1", string? project = null, string status = "browsing",
        string? contact = null, string? kind = null, long changed = 1) =>
        storage.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into session_view (session_id, version, division_id, community_id, project_id, status, contact_id, contact_kind, started_at, changed_at)
            values (@id, 1, @division, @community, @project, @status, @contact, @kind, @changed, @changed)
            """, new { id, division, community, project, status, contact, kind, changed }, transaction));
}
