using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class TrustedDeviceTests
{
    private readonly FakeClock _clock = new();

    [Theory, BothDatabases]
    public async Task Trusted_device_skips_the_code_for_sixty_days_however_often_it_is_used(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var token = await devices.TrustAsync("d1", contact, "Firefox 140");

        _clock.Advance(TimeSpan.FromDays(30));
        var first = (await devices.UseAsync(token))!;
        first.Contact.Id.Should().Be(contact);
        _clock.Advance(TimeSpan.FromDays(29));
        var second = (await devices.UseAsync(first.NextToken!))!;
        second.Until.Should().Be(_clock.GetUtcNow().AddDays(1));
        _clock.Advance(TimeSpan.FromDays(1));
        (await devices.UseAsync(second.NextToken!)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Token_that_was_used_is_taken_from_another_window_at_once_and_given_no_other(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var token = await devices.TrustAsync("d1", contact, null);

        var uses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => devices.UseAsync(token)));

        uses.Should().OnlyContain(u => u != null && u.Contact.Id == contact);
        uses.Where(u => u!.NextToken is not null).Should().ContainSingle("one of them gives the browser its next token");
    }

    [Theory, BothDatabases]
    public async Task Token_whose_answer_was_lost_is_taken_until_the_next_one_is_used(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var token = await devices.TrustAsync("d1", contact, null);
        await devices.UseAsync(token); // The browser went offline before the answer came.
        _clock.Advance(TimeSpan.FromDays(3));

        var again = (await devices.UseAsync(token))!;

        again.Contact.Id.Should().Be(contact);
        var next = (await devices.UseAsync(again.NextToken!))!.NextToken!;
        (await devices.UseAsync(token)).Should().BeNull("the next one has been used");
        (await devices.UseAsync(next)).Should().NotBeNull("an old token ends nobody's trust");
    }

    [Theory, BothDatabases]
    public async Task Copied_token_is_found_out_when_the_browsers_own_comes_and_both_are_signed_out(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var signIns = new VisitSignIns(storage, _clock);
        var copied = await devices.TrustAsync("d1", contact, null);
        var own = (await devices.UseAsync(copied))!.NextToken!;
        var secret = await signIns.OpenAsync("s1", contact, _clock.GetUtcNow().AddDays(9), "d1");
        _clock.Advance(TrustedDevices.FormerWorksFor + TimeSpan.FromSeconds(1));
        var theirs = (await devices.UseAsync(copied))!.NextToken!;

        (await devices.UseAsync(own)).Should().BeNull();

        (await devices.UseAsync(theirs)).Should().BeNull("nobody can tell which of the two is the owner's");
        (await signIns.ProvesAsync("s1", contact, secret)).Should().BeFalse();
    }

    [Theory, BothDatabases]
    public async Task Device_removed_from_the_list_is_asked_for_a_code_and_signed_out(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var signIns = new VisitSignIns(storage, _clock);
        var phone = await devices.TrustAsync("phone", contact, "Safari 18, iOS");
        _clock.Advance(TimeSpan.FromHours(1));
        var desk = await devices.TrustAsync("desk", contact, "Firefox 140, Linux");
        var secret = await signIns.OpenAsync("s1", contact, _clock.GetUtcNow().AddDays(9), "phone");
        (await devices.OfContactAsync(contact)).Select(d => d.Name).Should().Equal("Firefox 140, Linux", "Safari 18, iOS");

        await devices.RemoveAsync("somebody-else", "phone");
        (await devices.IdAsync(phone)).Should().Be("phone", "it is not theirs");
        await devices.RemoveAsync(contact, "phone");

        (await devices.UseAsync(phone)).Should().BeNull();
        (await signIns.ProvesAsync("s1", contact, secret)).Should().BeFalse();
        (await devices.UseAsync(desk)).Should().NotBeNull();
    }

    [Theory, BothDatabases]
    public async Task Everywhere_is_every_device_and_every_browser(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var signIns = new VisitSignIns(storage, _clock);
        var token = await devices.TrustAsync("d1", contact, null);
        var secret = await signIns.OpenAsync("s1", contact, null);
        var others = await signIns.OpenAsync("s2", "omar", null);

        await devices.RemoveAllAsync(contact);

        (await devices.UseAsync(token)).Should().BeNull();
        (await signIns.ProvesAsync("s1", contact, secret)).Should().BeFalse();
        (await signIns.ProvesAsync("s2", "omar", others)).Should().BeTrue();
    }

    [Theory, BothDatabases]
    public async Task Device_beyond_the_most_makes_the_one_used_longest_ago_a_stranger(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var oldest = await devices.TrustAsync("d0", contact, null);
        for (var i = 1; i <= TrustedDevices.Most; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await devices.TrustAsync($"d{i}", contact, null);
        }

        (await devices.UseAsync(oldest)).Should().BeNull();
        (await devices.OfContactAsync(contact)).Should().HaveCount(TrustedDevices.Most);
    }

    [Theory, BothDatabases]
    public async Task Forgotten_or_invented_token_opens_nothing(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var (devices, contact) = await MayaAsync(storage);
        var token = await devices.TrustAsync("d1", contact, null);
        await devices.ForgetAsync(token);

        (await devices.UseAsync(token)).Should().BeNull();
        (await devices.UseAsync("0000")).Should().BeNull();
        (await storage.ScalarAsync($"select count(*) from trusted_device where token_hash = '{token}'")).Should().Be(0L);
    }

    [Theory, BothDatabases]
    public async Task Device_whose_time_is_over_is_forgotten(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var devices = new TrustedDevices(storage, _clock);
        await devices.TrustAsync("d1", "c1", "Firefox");
        _clock.Advance(TrustedDevices.Lifetime);
        await devices.TrustAsync("d2", "c2", "Firefox");

        (await devices.ForgetExpiredAsync(9)).Should().Be(1);
        (await storage.ScalarAsync("select contact_id from trusted_device")).Should().Be("c2");
    }

    [Theory, BothDatabases]
    public async Task Device_of_before_its_script_is_listed_and_can_be_removed(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect, until: "0610");
        await storage.ExecuteAsync("insert into trusted_device (token_hash, contact_id, device, created_at, used_at, expires_at) values ('h', 'c1', 'Firefox', 1, 2, 9000000000000)");
        await storage.ApplyAsync("0610", until: "0611");
        var devices = new TrustedDevices(storage, _clock);

        var listed = (await devices.OfContactAsync("c1")).Should().ContainSingle().Which;
        await devices.RemoveAsync("c1", listed.Id);

        (await devices.OfContactAsync("c1")).Should().BeEmpty();
    }

    private async Task<(TrustedDevices Devices, string Contact)> MayaAsync(TestStorage storage) => (
        new(storage, _clock), (await new Contacts(storage, _clock).VerifyAsync(AddressKind.Email, "maya@post.example", "en")).Id);
}
