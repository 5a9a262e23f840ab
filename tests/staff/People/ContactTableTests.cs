using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.People;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.People;

public class ContactTableTests
{
    [Theory, BothDatabases]
    public async Task What_a_client_agreed_to_is_shown_to_who_may_see_the_session_it_was_said_in(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        foreach (var place in (string[])["north", "south"])
        {
            await storage.ExecuteAsync($"insert into session_view (session_id, version, division_id, community_id, started_at, changed_at) values ('s-{place}', 1, '{place}', '{place}-1', 1, 1)");
            await storage.ExecuteAsync($"insert into contact (contact_id, kind, first_name, last_name, created_at, changed_at) values ('r-{place}', 'registered-realtor', '{place}', 'Realtor', 0, 0)");
            await storage.ExecuteAsync(
                $"insert into client_profile (profile_id, session_id, contact_id, realtor_id, opted_in, created_at, changed_at) values ('p-{place}', 's-{place}', 'maya', 'r-{place}', 1, 1, 1)");
        }

        var table = new ContactTable(storage);

        (await table.ConsentsAsync(StaffScope.All, "maya")).Should().HaveCount(2);
        (await table.ConsentsAsync(new(false, ["south"], []), "maya")).Select(c => c.FirstName).Should().Equal("south");
        (await table.ConsentsAsync(StaffScope.Nothing, "maya")).Should().BeEmpty();
    }
}
