using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class ClientProfilesTests
{
    [Theory, BothDatabases]
    public async Task Confirmed_profiles_become_contacts_once_and_only_who_opted_in_is_named(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var profiles = new ClientProfiles(storage, new FakeClock());
        await profiles.SaveAsync(Client("a", "tomas@post.example", optedIn: true));
        await profiles.SaveAsync(Client("b", "ines@post.example"));
        await profiles.SaveAsync(Client("c", null) with { FirstName = null });

        var first = await profiles.ConfirmAsync("s1", "rae", "r1");
        var again = await profiles.ConfirmAsync("s1", "rae", "r1");

        first.Confirmed.Should().Be(2);
        first.OptedIn.Should().Equal("a");
        again.Should().BeEquivalentTo(first);
        (await storage.ScalarAsync("select count(*) from contact")).Should().Be(2L);
        (await profiles.FindAsync("a"))!.ReservationId.Should().Be("r1");
    }

    [Theory, BothDatabases]
    public async Task Profile_with_the_address_of_a_contact_becomes_that_contact(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var known = await new Contacts(storage, new FakeClock()).VerifyAsync(AddressKind.Email, "tomas@post.example", "en");
        var profiles = new ClientProfiles(storage, new FakeClock());
        await profiles.SaveAsync(Client("a", "tomas@post.example"));

        await profiles.ConfirmAsync("s1", "rae", "r1");

        (await profiles.FindAsync("a"))!.ContactId.Should().Be(known.Id);
    }

    [Theory, BothDatabases]
    public async Task Second_client_with_the_same_address_is_refused(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var profiles = new ClientProfiles(storage, new FakeClock());
        (await profiles.SaveAsync(Client("a", "tomas@post.example"))).Should().BeTrue();

        (await profiles.SaveAsync(Client("b", "tomas@post.example"))).Should().BeFalse();
        (await profiles.OfSessionAsync("s1", "rae")).Should().ContainSingle();
    }

    [Theory, BothDatabases]
    public async Task Confirmed_profile_can_no_longer_be_changed_or_removed(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var profiles = new ClientProfiles(storage, new FakeClock());
        await profiles.SaveAsync(Client("a", "tomas@post.example"));
        await profiles.ConfirmAsync("s1", "rae", "r1");

        (await profiles.SaveAsync(Client("a", "other@post.example"))).Should().BeFalse();
        await profiles.RemoveAsync("s1", "rae", "a");

        (await profiles.FindAsync("a"))!.Email.Should().Be("tomas@post.example");
    }

    [Theory, BothDatabases]
    public async Task Profile_of_another_session_is_neither_changed_nor_removed(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var profiles = new ClientProfiles(storage, new FakeClock());
        await profiles.SaveAsync(Client("a", "tomas@post.example"));

        (await profiles.SaveAsync(Client("a", "x@post.example") with { SessionId = "s2" })).Should().BeFalse();
        await profiles.RemoveAsync("s2", "rae", "a");

        (await profiles.OfSessionAsync("s1", "rae")).Should().ContainSingle(p => p.Email == "tomas@post.example");
    }

    [Theory, BothDatabases]
    public async Task Client_of_another_realtor_in_the_session_is_neither_seen_changed_removed_nor_confirmed(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var profiles = new ClientProfiles(storage, new FakeClock());
        await profiles.SaveAsync(Client("a", "tomas@post.example", optedIn: true));

        (await profiles.OfSessionAsync("s1", "omar")).Should().BeEmpty();
        (await profiles.SaveAsync(Client("a", "x@post.example") with { RealtorId = "omar" })).Should().BeFalse();
        await profiles.RemoveAsync("s1", "omar", "a");
        (await profiles.ConfirmAsync("s1", "omar", "r1")).Should().BeEquivalentTo((0, Array.Empty<string>()));
        (await profiles.SaveAsync(Client("b", "tomas@post.example") with { RealtorId = "omar" })).Should().BeTrue("two realtors may have one client");

        (await profiles.FindAsync("a")).Should().Match<ClientProfile>(p => p.Email == "tomas@post.example" && p.ContactId == null);
    }

    private static ClientProfile Client(string id, string? email, bool optedIn = false) =>
        new() { Id = id, SessionId = "s1", RealtorId = "rae", FirstName = "Tomas", LastName = "Aguilar", Email = email, OptedIn = optedIn };
}
