using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Storage.Staff.Notices;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Journal;

public class JournalTableTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_000);

    [Theory, BothDatabases]
    public async Task Of_two_writers_that_go_on_from_the_same_place_one_writes_and_each_event_is_told_once(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var table = new JournalTable(storage);

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => table.WriteAsync(0, 7, [Row(5), Row(7)], [Notice("event/7")]))));

        written.Count(w => w).Should().Be(1);
        (await table.PositionAsync()).Should().Be(7);
        (await storage.ScalarAsync("select count(*) from staff_event")).Should().Be(2L);
        (await storage.ScalarAsync("select count(*) from staff_notice")).Should().Be(1L);
        (await table.WriteAsync(0, 9, [Row(9)], [])).Should().BeFalse();
        (await table.WriteAsync(7, 9, [Row(7), Row(9)], [Notice("event/7"), Notice("event/9")])).Should().BeTrue("what is there already stays");
        (await storage.ScalarAsync("select count(*) from staff_event")).Should().Be(3L);
        (await storage.ScalarAsync("select count(*) from staff_notice")).Should().Be(2L);
    }

    [Theory, BothDatabases]
    public async Task More_rows_than_fit_a_statement_are_written_whole_or_not_at_all(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var table = new JournalTable(storage);
        await table.WriteAsync(0, 450, [.. Enumerable.Range(1, 450).Select(i => Row(i))], []);
        (await storage.ScalarAsync("select count(*) from staff_event")).Should().Be(450L);

        var broken = () => table.WriteAsync(450, 500, [Row(451)], [Notice(null!)]);
        await broken.Should().ThrowAsync<System.Data.Common.DbException>();
        (await table.PositionAsync()).Should().Be(450);
        (await storage.ScalarAsync("select count(*) from staff_event")).Should().Be(450L);
    }

    [Theory, BothDatabases]
    public async Task Bell_counts_what_the_scope_allows_and_the_member_has_not_read(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        var table = new JournalTable(storage);
        var notices = new NoticeTable(storage, TimeProvider.System);
        await table.AddAsync([Notice("1", "c1"), Notice("2", "c2"), Notice("3", "c1"), Notice("4", "c1")]);
        var (mine, all) = (new StaffScope(false, [], ["c1"]), StaffScope.All);
        var ids = (await notices.PageAsync("ada", all, null)).Rows.Select(r => r.Id).Reverse().ToList();

        (await notices.CountAsync("ada", mine)).Should().Be(new BellCount(3, ids[3]));
        await notices.ReadAsync("ada", mine, ids[0]);
        await notices.ReadAsync("ada", mine, ids[0]);
        await notices.ReadAsync("ada", mine, ids[1]);
        (await notices.CountAsync("ada", mine)).Unread.Should().Be(2);
        (await notices.CountAsync("ada", all)).Unread.Should().Be(3, "what a member may not see they cannot have read");
        (await notices.CountAsync("rob", new StaffScope(false, ["d1"], []))).Unread.Should().Be(3, "each member has read what they have read");

        await notices.ReadAllAsync("ada", ids[2]);
        await notices.ReadAllAsync("ada", ids[0]);
        (await notices.CountAsync("ada", mine)).Unread.Should().Be(1, "what came after the page was drawn stays unread, and nothing is unread again");
        (await notices.PageAsync("ada", mine, null)).Rows.Select(r => (r.Id, r.Read)).Should().Equal((ids[3], 0L), (ids[2], 1L), (ids[0], 1L));
        (await notices.AfterAsync(ids[1])).Select(n => (n.Id, n.Division)).Should().Equal((ids[2], "d1"), (ids[3], "d1"));
        await notices.ReadAllAsync("ada", long.MaxValue);
        await table.AddAsync([Notice("5", "c1")]);
        (await notices.CountAsync("ada", mine)).Unread.Should().Be(1, "nobody has read what is not there yet");
    }

    [Theory, BothDatabases]
    public async Task Notices_are_paged_and_those_of_a_month_ago_are_forgotten_with_who_read_them(Dialect dialect)
    {
        await using var storage = await CreateAsync(dialect);
        var table = new JournalTable(storage);
        var now = TimeProvider.System.GetUtcNow();
        await table.AddAsync([.. Enumerable.Range(0, 60).Select(i => Notice($"{i}", "c1", i < 20 ? now - NoticeTable.KeptFor - TimeSpan.FromHours(1) : now))]);
        var notices = new NoticeTable(storage, TimeProvider.System);
        var first = await notices.PageAsync("ada", StaffScope.All, null);
        var second = await notices.PageAsync("ada", StaffScope.All, first.Before);

        first.Rows.Concat(second.Rows).Select(r => r.Id).Should().BeInDescendingOrder().And.OnlyHaveUniqueItems().And.HaveCount(60);
        second.Before.Should().BeNull();

        await notices.ReadAsync("ada", StaffScope.All, second.Rows[^1].Id);
        (await notices.ForgetOldAsync(15)).Should().Be(15);
        (await notices.ForgetOldAsync(15)).Should().Be(5);
        (await notices.PageAsync("ada", StaffScope.All, null)).Rows.Should().HaveCount(40);
        (await storage.ScalarAsync("select count(*) from staff_notice_read")).Should().Be(0L);
    }

    private static JournalRow Row(long position) => new(position, At, "session.started", new("c1"));

    private static NewNotice Notice(string cause, string community = "c1", DateTimeOffset? at = null) => new(cause, "reserved", at ?? At, new(community));

    private static async Task<TestStorage> CreateAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync(
            """
            insert into organization (id, name) values ('o1', 'O');
            insert into division (id, organization_id, name) values ('d1', 'o1', 'D'), ('d2', 'o1', 'E');
            insert into community (id, division_id, slug, name, builder_name, time_zone) values ('c1', 'd1', 'c1', 'C', 'B', 'UTC'), ('c2', 'd2', 'c2', 'D', 'B', 'UTC');
            insert into staff_member (id, name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ('ada', 'Ada', 1, 0, 0, 0, 0), ('rob', 'Rob', 1, 0, 0, 0, 0);
            """);
        return storage;
    }
}
