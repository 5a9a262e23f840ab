using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class ContactsTests
{
    private const string Maya = "maya@post.example";
    private const string Mobile = "+15555550123";

    [Theory, BothDatabases]
    public async Task Address_of_nobody_verified_makes_one_contact_however_often(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => contacts.VerifyAsync(AddressKind.Email, Maya, "en")));

        all.Select(c => c.Id).Distinct().Should().ContainSingle();
        all[0].Should().Match<Contact>(c => c.EmailVerified && !c.Registered && c.Email == Maya);
    }

    [Theory, BothDatabases]
    public async Task Address_of_nobody_verified_by_who_is_signed_in_joins_their_contact(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        var first = await contacts.VerifyAsync(AddressKind.Mobile, Mobile, "en");

        var second = await contacts.VerifyAsync(AddressKind.Email, Maya, "en", first.Id);

        second.Id.Should().Be(first.Id);
        second.Should().Match<Contact>(c => c.Mobile == Mobile && c.Email == Maya && c.EmailVerified);
    }

    [Theory, BothDatabases]
    public async Task Address_of_another_contact_verified_signs_in_as_that_one_and_leaves_no_second(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        var maya = await contacts.VerifyAsync(AddressKind.Email, Maya, "en");
        await contacts.RegisterAsync(maya.Id, Names("Maya"));
        var byMobile = await contacts.VerifyAsync(AddressKind.Mobile, Mobile, "en");

        var signedIn = await contacts.VerifyAsync(AddressKind.Email, Maya, "en", byMobile.Id);

        signedIn.Should().Match<Contact>(c => c.Id == maya.Id && c.Mobile == Mobile && c.FirstName == "Maya");
        (await contacts.FindAsync(byMobile.Id)).Should().BeNull();
        (await contacts.VerifyAsync(AddressKind.Mobile, Mobile, "en")).Id.Should().Be(maya.Id);
    }

    [Theory, BothDatabases]
    public async Task Who_proves_an_address_is_written_to_in_the_language_of_that_page(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        (await contacts.LanguageOfAsync(AddressKind.Email, Maya)).Should().BeNull("nobody has it");
        await AddWrittenDownAsync(storage, "written", "tomas@post.example", null);
        (await contacts.LanguageOfAsync(AddressKind.Email, "tomas@post.example")).Should().BeNull("they have not signed in");

        var first = await contacts.VerifyAsync(AddressKind.Email, Maya, "fr");
        var later = await contacts.VerifyAsync(AddressKind.Email, Maya, "es");

        (first.Language, later.Language).Should().Be(("fr", "es"));
        later.RowVersion.Should().BeGreaterThan(first.RowVersion);
        (await contacts.LanguageOfAsync(AddressKind.Email, Maya)).Should().Be("es");
    }

    [Theory, BothDatabases]
    public async Task Address_that_a_realtor_wrote_down_is_the_contacts_once_it_is_verified(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        await AddWrittenDownAsync(storage, "written", Maya, null);

        var contact = await contacts.VerifyAsync(AddressKind.Email, Maya, "en");

        contact.Should().Match<Contact>(c => c.Id == "written" && c.EmailVerified);
    }

    [Theory, BothDatabases]
    public async Task Address_written_down_for_who_verified_another_is_taken_from_there(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        await AddWrittenDownAsync(storage, "squatter", Maya, Mobile);

        var contact = await contacts.VerifyAsync(AddressKind.Email, Maya, "en");

        contact.Id.Should().NotBe("squatter");
        (await contacts.FindAsync("squatter"))!.Email.Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Registration_without_a_verified_email_address_is_not_taken(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        var contact = await contacts.VerifyAsync(AddressKind.Mobile, Mobile, "en");

        (await contacts.RegisterAsync(contact.Id, Names("Maya"))).Should().BeNull();
        (await contacts.FindAsync(contact.Id))!.Registered.Should().BeFalse();
    }

    [Theory, BothDatabases]
    public async Task Realtors_of_one_firm_share_it_however_it_is_typed(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        var one = await contacts.VerifyAsync(AddressKind.Email, "priya@keel.example", "en");
        var two = await contacts.VerifyAsync(AddressKind.Email, "omar@keel.example", "en");

        var priya = await contacts.RegisterAsync(one.Id, Names("Priya", new("Keel Realty", "Port Linden", "L-1")));
        var omar = await contacts.RegisterAsync(two.Id, Names("Omar", new(" keel  realty", "PORT LINDEN ", null)));

        priya!.Kind.Should().Be(ContactKinds.UnregisteredRealtor);
        omar!.BrokerageId.Should().Be(priya.BrokerageId).And.NotBeNull();
    }

    [Theory, BothDatabases]
    public async Task Registered_contact_who_registers_again_keeps_what_they_registered_with(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var contacts = new Contacts(storage, new FakeClock());
        var contact = await contacts.VerifyAsync(AddressKind.Email, Maya, "en");
        var first = await contacts.RegisterAsync(contact.Id, Names("Maya", new("Keel", "Port Linden", "L-1")));

        var second = await contacts.RegisterAsync(contact.Id, Names("Maja", new("Other Firm", "Bend", "L-2")));

        second.Should().BeNull();
        (await contacts.FindAsync(contact.Id)).Should().Be(first);
        (await storage.ScalarAsync("select count(*) from brokerage where firm = 'Other Firm'")).Should().Be(0L);
    }

    internal static Registration Names(string first, BrokerageEntry? brokerage = null) => new(
        first, "Lindqvist", null, "2 Ferry Road", "Port Linden", "ME", "04101", "US",
        new Dictionary<string, string> { ["household"] = "2" }, "en", brokerage);

    private static Task AddWrittenDownAsync(TestStorage storage, string id, string email, string? mobile) => storage.ExecuteAsync(
        $"""
        insert into contact (contact_id, kind, email, mobile, created_at, changed_at)
        values ('{id}', 'customer', '{email}', {(mobile is null ? "null" : $"'{mobile}'")}, 0, 0)
        """);
}
