using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.Sessions;

/// <summary>Whose sessions a reservation, a deposit and a contact move.</summary>
public class BelongingTests
{
    [Theory, BothDatabases]
    public async Task Sessions_are_found_by_what_belongs_to_them_and_the_newest_of_a_contact(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        await storage.ExecuteAsync("insert into reservation_view (reservation_id, version, session_id, changed_at) values ('r1', 1, 's1', 1), ('r2', 1, null, 1)");
        await storage.ExecuteAsync("insert into deposit_view (deposit_id, version, session_id, changed_at) values ('d1', 1, 's2', 1), ('d2', 1, 's1', 1)");
        await storage.ExecuteAsync("insert into contact (contact_id, kind, created_at, changed_at) values ('k1', 'customer', 0, 0), ('k2', 'customer', 0, 0)");
        for (var i = 0; i < 25; i++)
        {
            await storage.ExecuteAsync($"insert into session_view (session_id, version, contact_id, started_at, changed_at) values ('k{i:00}', 1, 'k1', 1, {i})");
        }

        var table = new SessionTable(storage);

        (await table.BelongingToAsync(["r1", "r2"], ["d1", "d2", "nothing"], [])).Should().BeEquivalentTo("s1", "s2");
        (await table.BelongingToAsync([], [], ["k1", "k2"])).Should().BeEquivalentTo(Enumerable.Range(5, 20).Select(i => $"k{i:00}"));
        (await table.BelongingToAsync([], [], [])).Should().BeEmpty();
    }
}
