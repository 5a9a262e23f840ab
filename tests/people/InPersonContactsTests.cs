using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class InPersonContactsTests
{
    private static readonly Registration Ezra = new(
        "Ezra", "Stone", "+15032261150", null, null, null, null, "US", new Dictionary<string, string>(), "en", null);

    private static readonly Registration Elodie = Ezra with { FirstName = "Élodie", LastName = "O’Hara", Phone = null, Street = "12 Quay St.", City = "Astoria" };

    [Theory, BothDatabases]
    public async Task Same_names_with_the_same_number_or_address_are_the_same_contact(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var desk = new InPersonContacts(storage, new FakeClock());
        await desk.AddAsync("ezra", Ezra);
        await desk.AddAsync("elodie", Elodie);

        (await desk.AddAsync("x", Ezra with { FirstName = " EZRA ", Street = "1 Pier Rd", City = "Astoria" })).Id.Should().Be("ezra");
        (await desk.AddAsync("x", Ezra with { Phone = null, Street = "1 pier rd.", City = "ASTORIA" })).Id.Should().Be("ezra", "the address came with the second visit");
        (await desk.AddAsync("x", Elodie with { FirstName = "ELODIE", LastName = "OHara", Street = "12 quay st" })).Id.Should().Be("elodie");
        (await desk.AddAsync("x", Elodie with { Phone = "+15032261151" })).Should().BeEquivalentTo(new { Id = "elodie", Phone = "+15032261151", Street = "12 Quay St." });
    }

    [Theory, BothDatabases]
    public async Task Other_names_numbers_and_addresses_are_somebody_else(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var desk = new InPersonContacts(storage, new FakeClock());
        await desk.AddAsync("ezra", Ezra);
        await desk.AddAsync("elodie", Elodie);

        (await desk.AddAsync("a", Ezra with { FirstName = "Ezekiel" })).Id.Should().Be("a");
        (await desk.AddAsync("b", Ezra with { Phone = "+15032261152" })).Id.Should().Be("b");
        (await desk.AddAsync("c", Elodie with { Street = "14 Quay St." })).Id.Should().Be("c");
        (await desk.AddAsync("d", Elodie with { City = "Seaside" })).Id.Should().Be("d");
        (await desk.AddAsync("d", Elodie with { City = "Seaside" })).Id.Should().Be("d", "the same form again is the same contact");
    }

    [Theory, BothDatabases]
    public async Task Two_desks_that_write_the_same_person_down_at_once_have_one_contact(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var desk = new InPersonContacts(storage, new FakeClock());

        var contacts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => desk.AddAsync($"c{i}", Elodie))));

        contacts.Select(c => c.Id).Distinct().Should().ContainSingle();
        (await storage.ScalarAsync("select count(*) from contact")).Should().Be(1L);
    }
}
