using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class DeviceAndDraftTests
{
    [Theory, BothDatabases]
    public async Task Trusted_device_skips_the_code_until_sixty_days_after_its_last_use(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var contact = await new Contacts(storage, clock).VerifyAsync(AddressKind.Email, "maya@post.example", "en");
        var devices = new TrustedDevices(storage, clock);
        var token = await devices.TrustAsync(contact.Id, "Firefox 140");

        clock.Advance(TimeSpan.FromDays(59));
        (await devices.UseAsync(token))!.Id.Should().Be(contact.Id);
        clock.Advance(TimeSpan.FromDays(59));
        (await devices.UseAsync(token)).Should().NotBeNull();
        clock.Advance(TimeSpan.FromDays(60));
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
        await drafts.SaveAsync("s1", "register", new Dictionary<string, string> { ["first"] = "May" });
        await drafts.SaveAsync("s1", "register", new Dictionary<string, string> { ["first"] = "Maya" });

        (await drafts.ReadAsync("s1", "register")).Should().Contain("first", "Maya");
        (await drafts.ReadAsync("s2", "register")).Should().BeEmpty();
        await drafts.ForgetAsync("s1", "register");
        (await drafts.ReadAsync("s1", "register")).Should().BeEmpty();
    }
}
