using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class DeviceAndDraftTests
{
    [Theory, BothDatabases]
    public async Task Trusted_device_skips_the_code_for_sixty_days_however_often_it_is_used(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var contact = await new Contacts(storage, clock).VerifyAsync(AddressKind.Email, "maya@post.example", "en");
        var devices = new TrustedDevices(storage, clock);
        var token = await devices.TrustAsync(contact.Id, "Firefox 140");

        clock.Advance(TimeSpan.FromDays(30));
        (await devices.UseAsync(token))!.Contact.Id.Should().Be(contact.Id);
        clock.Advance(TimeSpan.FromDays(29));
        (await devices.UseAsync(token))!.Until.Should().Be(clock.GetUtcNow().AddDays(1));
        clock.Advance(TimeSpan.FromDays(1));
        (await devices.UseAsync(token)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Forgotten_or_invented_token_opens_nothing(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var devices = new TrustedDevices(storage, new FakeClock());
        var contact = await new Contacts(storage, new FakeClock()).VerifyAsync(AddressKind.Email, "maya@post.example", "en");
        var token = await devices.TrustAsync(contact.Id, null);
        await devices.ForgetAsync(token);

        (await devices.UseAsync(token)).Should().BeNull();
        (await devices.UseAsync("0000")).Should().BeNull();
        (await storage.ScalarAsync($"select count(*) from trusted_device where token_hash = '{token}'")).Should().Be(0L);
    }

    [Theory, BothDatabases]
    public async Task Draft_saved_twice_is_read_as_it_was_last_and_forgotten_when_taken(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var drafts = new Drafts(storage, new FakeClock());
        await drafts.SaveAsync("s1", "maya", "register", new Dictionary<string, string> { ["first"] = "May" });
        await drafts.SaveAsync("s1", "maya", "register", new Dictionary<string, string> { ["first"] = "Maya" });

        (await drafts.ReadAsync("s1", "maya", "register")).Should().Contain("first", "Maya");
        (await drafts.ReadAsync("s2", "maya", "register")).Should().BeEmpty();
        (await drafts.ReadAsync("s1", "omar", "register")).Should().BeEmpty("it is somebody else's");
        await drafts.ForgetAsync("s1", "maya", "register");
        (await drafts.ReadAsync("s1", "maya", "register")).Should().BeEmpty();
    }
}
