using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Sessions;

/// <summary>What finds a session, and what does not.</summary>
public class SessionSearchTests
{
    private const string Session = "01m80yvskaetf9bkqbas1e5cv1", Reservation = "01m80yvskefs7rr1m2gcd6yc78";

    [Theory, BothDatabases]
    public async Task A_session_is_found_by_everything_that_staff_know_of_it(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, TimeProvider.System);
        var contact = await contacts.VerifyAsync(AddressKind.Email, "nora.munoz@example.com", "en");
        await contacts.VerifyAsync(AddressKind.Mobile, "+15555550142", "en", contact.Id);
        await contacts.RegisterAsync(contact.Id, new("Nora Lynn", "Muñoz", null, "7 Mill Lane", "Port Linden", "NY", "10001", "US", new Dictionary<string, string>(), "en", null));
        await new ContactWords(storage).CatchUpAsync(10);
        await AddAsync(storage, Session, contact.Id, "lantern-house-1202", Reservation);
        await AddAsync(storage, "01m80yvskvejgsad92nsdtr7gy", null, "lantern-house-1203", null);

        foreach (var text in new[] { "nora", "Muñoz", "munoz nor", "LYNN", "nora.munoz@example.com", "Nora.M", "+1 555 555 0142", Session, "S-1E5CV1", "1e5cv1", "R-CD6YC78".ToLowerInvariant(), "CD6YC78" })
        {
            (await FoundAsync(storage, text)).Should().Equal([Session], $"{text} is looked for");
        }

        (await FoundAsync(storage, "1202", "lantern-house-1202")).Should().Equal(Session);
        foreach (var text in new[] { "nora smith", "ora", "1202", "zzz", "%", "_", "" })
        {
            (await FoundAsync(storage, text)).Should().BeEmpty($"{text} is looked for");
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_found_in_several_ways_is_listed_once_narrowed_like_the_table_and_in_its_pages(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contact = await new Contacts(storage, TimeProvider.System).VerifyAsync(AddressKind.Email, "1202@example.com", "en");
        await new ContactWords(storage).CatchUpAsync(10);
        for (var i = 0; i < SessionTable.PageSize + 2; i++)
        {
            await AddAsync(storage, $"s{i:00}", contact.Id, "lantern-house-1202", null, changed: i / 3);
        }

        await AddAsync(storage, "elsewhere", contact.Id, "lantern-house-1202", null, community: "other");
        await AddAsync(storage, "nobody", null, "lantern-house-1203", null);
        var (table, filter) = (new SessionTable(storage), Filter("1202", "lantern-house-1202") with { Community = "c" });

        var first = await table.PageAsync(StaffScope.All, filter);
        var second = await table.PageAsync(StaffScope.All, filter, first.Older);

        first.Rows.Concat(second.Rows).Select(r => r.Id).Should().Equal(Enumerable.Range(0, SessionTable.PageSize + 2).Reverse().Select(i => $"s{i:00}"));
        (first.Rows.Count, second.Older).Should().Be((SessionTable.PageSize, null));
    }

    [Theory, BothDatabases]
    public async Task What_is_found_is_still_only_what_the_scope_allows(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await AddAsync(storage, Session, null, null, null);

        var page = await new SessionTable(storage).PageAsync(new StaffScope(false, ["elsewhere"], []), Filter(Session));

        page.Rows.Should().BeEmpty();
    }

    private static SessionFilter Filter(string text, params string[] units) =>
        new(null, null, null, null, null) { Search = new(text, [.. units]) };

    private static async Task<IEnumerable<string>> FoundAsync(TestStorage storage, string text, params string[] units) =>
        (await new SessionTable(storage).PageAsync(StaffScope.All, Filter(text, units))).Rows.Select(r => r.Id);

    private static Task<int> AddAsync(TestStorage storage, string id, string? contact, string? unit, string? reservation, string community = "c", long changed = 1) =>
        storage.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into session_view (session_id, version, division_id, community_id, status, contact_id, unit_id, reservation_id, started_at, changed_at)
            values (@id, 1, 'd', @community, 'browsing', @contact, @unit, @reservation, 1, @changed)
            """, new { id, community, contact, unit, reservation, changed }, transaction));
}
