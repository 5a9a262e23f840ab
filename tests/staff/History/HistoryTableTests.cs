using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.History;

public class HistoryTableTests
{
    private const long Minute = 60_000;
    private static readonly HistoryFilter Any = new([]);

    [Theory, BothDatabases]
    public async Task Each_filter_narrows_to_what_it_says(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await AddAsync(storage, Row(1, "session.started", "c1"), Row(2, "reservation.placed", "c1", "p1", "u1", "k1"), Row(3, "reservation.placed", "c2", "p2", "u2", "k2"),
            Row(4, "deposit.attempt-failed", "c1", "p1", "u2", "k1"), Row(5, "session.started", "c2"));
        var table = new HistoryTable(storage);

        (await Positions(table, Any)).Should().Equal(5, 4, 3, 2, 1);
        (await Positions(table, Any with { Types = ["reservation.placed", "deposit.attempt-failed"] })).Should().Equal(4, 3, 2);
        (await Positions(table, Any with { Community = "c2" })).Should().Equal(5, 3);
        (await Positions(table, Any with { Unit = "u2" })).Should().Equal(4, 3);
        (await Positions(table, Any with { Contact = "k1" })).Should().Equal(4, 2);
        (await Positions(table, Any with { From = At(2), Until = At(4) })).Should().Equal(3, 2);
        (await Positions(table, new([Term(contacts: ["k1", "k2"])]))).Should().Equal(4, 3, 2);
        (await Positions(table, new([Term(contacts: ["k1"]), Term(types: ["reservation.placed"])]))).Should().Equal(2);
        (await Positions(table, new([Term(contacts: ["k1"], units: ["u2"])]))).Should().Equal(4, 3, 2);
        (await Positions(table, new([Term(projects: ["p1"], communities: ["c2"])]))).Should().Equal(5, 4, 3, 2);
        (await Positions(table, new([Term(contacts: ["k1"]), Term()]))).Should().BeEmpty("a word that stands for nothing fits nothing");
    }

    [Theory, BothDatabases]
    public async Task Member_finds_what_their_scope_allows_whatever_they_ask_for(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await AddAsync(storage, Row(1, "session.started", "c1", contact: "k1"), Row(2, "session.started", "c2", contact: "k1"), Row(3, "unit.released", null));
        var table = new HistoryTable(storage);
        HistoryFilter[] asked =
        [
            Any, Any with { Contact = "k1" }, Any with { Types = ["session.started"] }, new([Term(contacts: ["k1"])]), new([Term(types: ["session.started"])]), new([Term(communities: ["c1", "c2"])]),
        ];

        foreach (var filter in asked)
        {
            (await Positions(table, filter, new StaffScope(false, [], ["c1"]))).Should().Equal(1);
            (await Positions(table, filter, new StaffScope(false, ["d2"], []))).Should().Equal(2);
            (await Positions(table, filter, StaffScope.Nothing)).Should().BeEmpty();
            (await Positions(table, filter with { Types = ["session.started"] }, new StaffScope(false, [], ["c1"]))).Should().Equal(1);
            (await Positions(table, filter with { Types = ["unit.sold"] }, new StaffScope(false, [], ["c1"]))).Should().BeEmpty();
        }

        (await Positions(table, Any with { Community = "c2" }, new StaffScope(false, [], ["c1"]))).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_without_gap_or_repetition_also_by_several_ways(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        await AddAsync(storage, [.. Enumerable.Range(1, 230).Select(i => Row(i, i % 3 == 0 ? "session.started" : "reservation.placed", i % 2 == 0 ? "c1" : "c2", "p1", $"u{i % 7}", $"k{i % 5}"))]);
        var table = new HistoryTable(storage);

        foreach (var (filter, count) in new[] { (Any, 230), (new HistoryFilter([Term(contacts: ["k1", "k2", "k3"], units: ["u1"])]), Enumerable.Range(1, 230).Count(i => i % 5 is 1 or 2 or 3 || i % 7 == 1)) })
        {
            var seen = new List<long>();
            long? before = null;
            do
            {
                var page = await table.PageAsync(StaffScope.All, filter, before);
                seen.AddRange(page.Rows.Select(r => r.Position));
                before = page.Before;
            }
            while (before is not null);

            seen.Should().BeInDescendingOrder().And.OnlyHaveUniqueItems().And.HaveCount(count);
        }
    }

    [Theory, BothDatabases]
    public async Task Days_hold_what_another_process_wrote_with_its_clock_behind(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        // The second process is half a minute behind: position 3 is of the day before.
        await AddAsync(storage, Row(1, "session.started", "c1", minutes: 9), Row(2, "session.started", "c1", minutes: 10.1), Row(3, "session.started", "c1", minutes: 9.9), Row(4, "session.started", "c1", minutes: 30));
        var table = new HistoryTable(storage);

        (await Positions(table, Any with { Until = At(10) })).Should().Equal(3, 1);
        (await Positions(table, Any with { From = At(10) })).Should().Equal(4, 2);
    }

    [Theory, BothDatabases]
    public async Task Contact_is_found_by_the_beginning_of_a_name_without_accents_and_follows_changes_and_erasure(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        var words = new ContactWords(storage);
        await storage.ExecuteAsync(
            """
            insert into contact (contact_id, kind, first_name, last_name, email, created_at, changed_at) values
                ('e', 'customer', 'Élodie', 'van der Berg', 'elodie@post.example', 1, 1), ('m', 'customer', 'Maya', 'O''Brien-Okafor', null, 1, 1), ('n', 'customer', null, null, null, 1, 1);
            """);
        while (await words.CatchUpAsync(2) > 0)
        {
            // Two at a time.
        }

        (await words.FindAsync(["elo"]))[0].Should().Equal("e");
        (await words.FindAsync(["berg"]))[0].Should().Equal("e");
        (await words.FindAsync(["elodie@post.ex"]))[0].Should().Equal("e");
        (await words.FindAsync(["lodie"]))[0].Should().BeEmpty();
        (await words.FindAsync(["brien"]))[0].Should().Equal("m");
        (await words.FindAsync(["%"]))[0].Should().BeEmpty();

        await storage.ExecuteAsync("update contact set last_name = 'Zimmer' where contact_id = 'm'; delete from contact where contact_id = 'e'");
        (await words.FindAsync(["elo"]))[0].Should().BeEmpty("who is erased is not found from that moment on");
        await words.CatchUpAsync(10);
        (await words.FindAsync(["brien"]))[0].Should().BeEmpty();
        (await words.FindAsync(["zimm"]))[0].Should().Equal("m");
    }

    [Theory, BothDatabases]
    public async Task Whole_name_finds_who_is_called_so_however_many_share_a_part_of_it(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        var words = new ContactWords(storage);
        await storage.ExecuteAsync("insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values ('a', 'customer', 'Maya', 'Lindqvist', 1, 1)");
        for (var i = 0; i < ContactWords.Most + 5; i++)
        {
            await storage.ExecuteAsync($"insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values ('m{i:000}', 'customer', 'Maya', 'Okafor', 1, 1)");
        }

        await words.CatchUpAsync(1_000);

        (await words.FindAsync(["maya"]))[0].Should().HaveCount(ContactWords.Most).And.NotContain("a", "those who came last");
        (await words.FindAsync(["maya", "reserved", "lindq"])).Should().BeEquivalentTo(new[] { new[] { "a" }, [], ["a"] }, o => o.WithStrictOrdering());
        (await words.FindAsync(["okafor", "lindqvist"])).Select(f => f.Count).Should().Equal(ContactWords.Most, 1);
    }

    [Theory, BothDatabases]
    public async Task Search_is_the_members_own_and_forgotten_after_a_day(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        var clock = new TestClock(DateTimeOffset.UnixEpoch.AddYears(50));
        var searches = new Searches(storage, clock);
        var id = await searches.KeepAsync("ada", "maya okafor");

        (await searches.FindAsync("ada", id)).Should().Be("maya okafor");
        (await searches.FindAsync("rob", id)).Should().BeNull();
        (await searches.ForgetOldAsync(10)).Should().Be(0);
        clock.Advance(Searches.KeptFor + TimeSpan.FromSeconds(1));
        (await searches.ForgetOldAsync(10)).Should().Be(1);
        (await searches.FindAsync("ada", id)).Should().BeNull();
    }

    [Theory]
    [InlineData("  Élodie,  OKAFOR ", "elodie", "okafor")]
    [InlineData("a 7 of 1306", "7", "of", "1306")]
    [InlineData("one two three four five six seven", "one", "two", "three", "four", "five")]
    [InlineData("maya maya")]
    [InlineData("")]
    public void Text_is_searched_for_by_its_words(string text, params string[] words) =>
        SearchWords.Of(text).Should().Equal(text == "maya maya" ? ["maya"] : words);

    private static async Task<IEnumerable<long>> Positions(HistoryTable table, HistoryFilter filter, StaffScope? scope = null) =>
        (await table.PageAsync(scope ?? StaffScope.All, filter, null)).Rows.Select(r => r.Position);

    private static DateTimeOffset At(double minutes) => DateTimeOffset.FromUnixTimeMilliseconds((long)(minutes * Minute));

    private static SearchTerm Term(string[]? contacts = null, string[]? units = null, string[]? projects = null, string[]? communities = null, string[]? types = null) =>
        new(contacts ?? [], units ?? [], projects ?? [], communities ?? [], types ?? []);

    private static JournalRow Row(
        long position, string type, string? community, string? project = null, string? unit = null, string? contact = null, double? minutes = null) =>
        new(position, At(minutes ?? position), type, new(community, project, unit, contact, "s1"));

    private static async Task AddAsync(TestStorage storage, params JournalRow[] rows)
    {
        foreach (var row in rows)
        {
            await storage.ExecuteAsync(storage.Dialect == Dialect.Postgres
                ? $"insert into event (position, stream, version, type, schema, at, data) overriding system value values ({row.Position}, 'x/{row.Position}', 1, '{row.Type}', 1, {row.At.ToUnixTimeMilliseconds()}, '{{}}')"
                : $"insert into event (position, stream, version, type, schema, at, data) values ({row.Position}, 'x/{row.Position}', 1, '{row.Type}', 1, {row.At.ToUnixTimeMilliseconds()}, '{{}}')");
        }

        await new JournalTable(storage).WriteAsync(0, rows[^1].Position, rows, []);
    }

    private static async Task<TestStorage> CreateAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into organization (id, name) values ('o1', 'O');
            insert into division (id, organization_id, name) values ('d1', 'o1', 'D'), ('d2', 'o1', 'E');
            insert into community (id, division_id, slug, name, builder_name, time_zone) values ('c1', 'd1', 'c1', 'C', 'B', 'UTC'), ('c2', 'd2', 'c2', 'D', 'B', 'UTC');
            insert into staff_member (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ('ada', 'Ada', 1, 0, 0, 0, 0);
            """);
        return storage;
    }
}
