using System.Net;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff.SignIns;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.SignIn;

public class SignInThrottleTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");
    private readonly TestClock _clock = new();

    [Theory, BothDatabases]
    public async Task Guesses_wait_longer_and_longer_and_keep_nobody_elsewhere_out(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInCounts.FreePerAccount; i++)
        {
            (await throttle.TryAsync(Of("a@b.example", Here))).Should().BeNull();
        }

        (await throttle.TryAsync(Of("A@b.example ", Here))).Should().Be(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync(Of("a@b.example", Elsewhere))).Should().BeNull();

        _clock.Advance(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync(Of("a@b.example", Here))).Should().BeNull();
        (await throttle.TryAsync(Of("a@b.example", Here))).Should().Be(TimeSpan.FromSeconds(10));

        await throttle.SucceededAsync(Of("a@b.example", Here));
        (await throttle.TryAsync(Of("a@b.example", Here))).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task A_network_that_tries_many_accounts_waits_too(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInCounts.FreePerNetwork; i++)
        {
            (await throttle.TryAsync(Of($"{i}@b.example", Here))).Should().BeNull();
        }

        (await throttle.TryAsync(Of("another@b.example", Here))).Should().Be(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync(Of("another@b.example", Elsewhere))).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Tries_at_the_same_time_are_all_counted(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => throttle.TryAsync(Of("a@b.example", Here))));
        answers.Count(a => a is null).Should().Be(SignInCounts.FreePerAccount);
    }

    [Theory, BothDatabases]
    public async Task A_whole_office_that_signs_in_is_not_made_to_wait(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInCounts.FreePerNetwork + 5; i++)
        {
            (await throttle.TryAsync(Of($"{i}@b.example", Here))).Should().BeNull($"{i} signed in before");
            await throttle.SucceededAsync(Of($"{i}@b.example", Here));
        }
    }

    [Theory, BothDatabases]
    public async Task Slips_of_an_office_that_is_never_quiet_are_forgiven_one_by_one(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInCounts.FreePerNetwork + 20; i++)
        {
            (await throttle.TryAsync(Of($"{i}@b.example", Here))).Should().BeNull("three slips an hour are no guessing");
            _clock.Advance(TimeSpan.FromMinutes(20));
        }
    }

    [Theory, BothDatabases]
    public async Task A_guesser_who_waits_as_told_is_let_on_no_faster(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        var tried = 0;
        for (var end = _clock.GetUtcNow().AddHours(24); _clock.GetUtcNow() < end; tried++)
        {
            while (await throttle.TryAsync(Of("a@b.example", Here)) is { } wait)
            {
                _clock.Advance(wait);
            }
        }

        tried.Should().BeLessThan(120, "one in a quarter of an hour, and those before the wait is that long");
    }

    [Theory, BothDatabases]
    public async Task A_browser_that_is_known_does_not_wait_for_what_strangers_tried_in_its_own_network(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInCounts.FreePerNetwork; i++)
        {
            await throttle.TryAsync(Of(i < SignInCounts.FreePerAccount ? "a@b.example" : $"{i}@b.example", Here));
        }

        (await throttle.TryAsync(Of("a@b.example", Here))).Should().NotBeNull();
        for (var i = 0; i < SignInCounts.FreePerAccount; i++)
        {
            (await throttle.TryAsync(SignInCounts.OfPassword("a@b.example", Here, "known"))).Should().BeNull();
        }

        (await throttle.TryAsync(SignInCounts.OfPassword("a@b.example", Here, "known"))).Should().Be(TimeSpan.FromSeconds(5), "it guesses no faster either");
    }

    [Theory, BothDatabases]
    public async Task Codes_guessed_from_many_networks_wait_and_the_members_own_browser_does_not(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInCounts.FreeCodesPerAccount; i++)
        {
            (await throttle.TryAsync(SignInCounts.OfCode("ada", IPAddress.Parse($"192.0.2.{i}"), null))).Should().BeNull();
        }

        (await throttle.TryAsync(SignInCounts.OfCode("ada", Elsewhere, null))).Should().Be(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync(SignInCounts.OfCode("ada", Elsewhere, "known"))).Should().BeNull();
        (await throttle.TryAsync(SignInCounts.OfCode("somebody else", Elsewhere, null))).Should().BeNull();
    }

    [Fact]
    public void The_longest_wait_is_a_quarter_of_an_hour()
    {
        SignInWaits.After(1_000_000, SignInCounts.FreePerAccount).Should().Be(TimeSpan.FromMinutes(15));
    }

    private static IReadOnlyList<SignInCount> Of(string email, IPAddress network) => SignInCounts.OfPassword(email, network, device: null);
}
