using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class VisitSignInsTests
{
    private readonly FakeClock _clock = new();

    [Theory, BothDatabases]
    public async Task Secret_proves_its_own_session_and_contact_and_no_other(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var signIns = new VisitSignIns(storage, _clock);
        var secret = await signIns.OpenAsync("s1", "maya", null);

        (await signIns.ProvesAsync("s1", "maya", secret)).Should().BeTrue();
        (await signIns.ProvesAsync("s2", "maya", secret)).Should().BeFalse();
        (await signIns.ProvesAsync("s1", "omar", secret)).Should().BeFalse();
        (await signIns.ProvesAsync("s1", "maya", new string('0', secret.Length))).Should().BeFalse();
        (await storage.ScalarAsync($"select count(*) from visit_sign_in where secret_hash = '{secret}'")).Should().Be(0L, "only its hash is kept");
    }

    [Theory, BothDatabases]
    public async Task Next_sign_in_and_sign_out_take_the_proof_away(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var signIns = new VisitSignIns(storage, _clock);
        var first = await signIns.OpenAsync("s1", "maya", null);
        var second = await signIns.OpenAsync("s1", "maya", null);

        (await signIns.ProvesAsync("s1", "maya", first)).Should().BeFalse();
        (await signIns.ProvesAsync("s1", "maya", second)).Should().BeTrue();
        await signIns.CloseAsync("s1");
        (await signIns.ProvesAsync("s1", "maya", second)).Should().BeFalse();
    }

    [Theory, BothDatabases]
    public async Task Browser_that_is_not_remembered_is_signed_out_a_day_after_its_last_visit(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var signIns = new VisitSignIns(storage, _clock);
        var secret = await signIns.OpenAsync("s1", "maya", null);

        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromHours(23));
            (await signIns.ProvesAsync("s1", "maya", secret)).Should().BeTrue();
        }

        _clock.Advance(VisitSignIns.Idle);
        (await signIns.ProvesAsync("s1", "maya", secret)).Should().BeFalse();
    }

    [Theory, BothDatabases]
    public async Task Remembered_browser_is_signed_out_at_its_end_however_often_it_is_used(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var signIns = new VisitSignIns(storage, _clock);
        var secret = await signIns.OpenAsync("s1", "maya", _clock.GetUtcNow().AddDays(60));

        _clock.Advance(TimeSpan.FromDays(59));
        (await signIns.ProvesAsync("s1", "maya", secret)).Should().BeTrue();
        _clock.Advance(TimeSpan.FromDays(1));
        (await signIns.ProvesAsync("s1", "maya", secret)).Should().BeFalse();
        await signIns.OpenAsync("s2", "omar", null);
        (await storage.ScalarAsync("select count(*) from visit_sign_in")).Should().Be(1L, "what has ended is not kept");
    }
}
