using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

/// <summary>Links, profiles and proofs of contacts who come back.</summary>
public sealed class IdentityStoresTests
{
    private readonly FakeClock _clock = new();

    [Theory, BothDatabases]
    public async Task Link_opens_for_its_contact_until_it_is_revoked_or_its_time_is_over(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var links = new IdentityLinks(storage, _clock);
        var (mine, other) = (await links.MakeAsync(new("maya", "c1")), await links.MakeAsync(new("omar", null)));

        (await links.FindAsync(mine)).Should().Be(new IdentityLink("maya", "c1"));
        (await links.FindAsync(other)).Should().Be(new IdentityLink("omar", null));
        (await links.FindAsync(mine[..^1])).Should().BeNull();
        (await links.FindAsync(new string('a', 5_000))).Should().BeNull();
        (await storage.ScalarAsync($"select count(*) from identity_link where token_hash = '{mine}'")).Should().Be(0L, "only its hash is kept");
        await links.RevokeAsync("maya");
        (await links.FindAsync(mine)).Should().BeNull();
        _clock.Advance(IdentityLinks.Lifetime);
        (await links.FindAsync(other)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Profile_comes_back_as_it_was_kept_and_its_address_is_the_contacts(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contact = await new Contacts(storage, _clock).VerifyAsync(AddressKind.Email, "maya@post.example", "en");
        var profiles = new IdentityProfiles(storage, _clock);
        (await profiles.FindAsync(contact.Id)).Should().BeNull();
        var first = new IdentityProfile("4 Quay Street", "Port Linden", "OR", "97000", "US", new(1990, 2, 28), "Nurse", "CA", null, false);
        var second = first with { Occupation = "Teacher", OtherParty = "Ines Duarte", Exposed = true };

        await profiles.SaveAsync(contact.Id, first);
        (await profiles.FindAsync(contact.Id)).Should().Be(first);
        await profiles.SaveAsync(contact.Id, second);

        (await profiles.FindAsync(contact.Id)).Should().Be(second);
        (await new Contacts(storage, _clock).FindAsync(contact.Id))!.Street.Should().Be("4 Quay Street");
    }

    [Theory, BothDatabases]
    public async Task Registration_keeps_the_last_answers(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var registrations = new AdvancedRegistrations(storage, _clock);
        (await registrations.FindAsync("maya")).Should().BeEmpty();
        await registrations.SaveAsync("maya", new Dictionary<string, string> { ["adults"] = "2" });
        await registrations.SaveAsync("maya", new Dictionary<string, string> { ["wishes"] = "Une cuisine \"ouverte\"" });

        (await registrations.FindAsync("maya")).Should().Equal(new Dictionary<string, string> { ["wishes"] = "Une cuisine \"ouverte\"" });
    }

    [Theory, BothDatabases]
    public async Task Proof_holds_for_a_day_in_its_browser_alone(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var proofs = new MemberSignIns(storage, _clock);
        var (phone, laptop) = (await proofs.OpenAsync("maya"), await proofs.OpenAsync("maya"));

        (await proofs.FindAsync(phone)).Should().Be("maya");
        await proofs.CloseAsync(phone);
        (await proofs.FindAsync(phone)).Should().BeNull();
        (await proofs.FindAsync(laptop)).Should().Be("maya");
        _clock.Advance(MemberSignIns.Lifetime);
        (await proofs.FindAsync(laptop)).Should().BeNull();
        await proofs.OpenAsync("omar");
        (await storage.ScalarAsync("select count(*) from member_sign_in")).Should().Be(1L, "what is over is forgotten");
    }

    [Theory, BothDatabases]
    public async Task Reservations_that_stand_are_woken_for_the_word_of_their_end_too(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect, until: "0243");
        const long day = 86_400_000;
        foreach (var (id, status, placed, ends) in new[] { ("long", "active", 0L, 7 * day), ("short", "active", 6 * day, 7 * day), ("over", "withdrawn", 0L, 7 * day) })
        {
            await storage.ExecuteAsync($"insert into reservation_view (reservation_id, version, status, placed_at, ends_at, changed_at) values ('{id}', 1, '{status}', {placed}, {ends}, 0)");
            await storage.ExecuteAsync($"insert into due (stream, due_at, claimed_until) values ('reservation/{id}', {ends}, 0)");
        }

        await storage.ApplyAsync("0243", until: "0244");

        (await storage.ScalarAsync("select due_at from due where stream = 'reservation/long'")).Should().Be(5 * day);
        (await storage.ScalarAsync("select count(*) from due where due_at = 604800000")).Should().Be(2L);
    }
}
