using System.Net;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests;

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
        for (var i = 0; i < SignInWaits.FreePerAccount; i++)
        {
            (await throttle.TryAsync("a@b.example", Here)).Should().BeNull();
        }

        (await throttle.TryAsync("A@b.example ", Here)).Should().Be(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync("a@b.example", Elsewhere)).Should().BeNull();

        _clock.Advance(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync("a@b.example", Here)).Should().BeNull();
        (await throttle.TryAsync("a@b.example", Here)).Should().Be(TimeSpan.FromSeconds(10));

        await throttle.SucceededAsync("a@b.example", Here);
        (await throttle.TryAsync("a@b.example", Here)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task A_network_that_tries_many_accounts_waits_too(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInWaits.FreePerNetwork; i++)
        {
            (await throttle.TryAsync($"{i}@b.example", Here)).Should().BeNull();
        }

        (await throttle.TryAsync("another@b.example", Here)).Should().Be(TimeSpan.FromSeconds(5));
        (await throttle.TryAsync("another@b.example", Elsewhere)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Tries_at_the_same_time_are_all_counted(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => throttle.TryAsync("a@b.example", Here)));
        answers.Count(a => a is null).Should().Be(SignInWaits.FreePerAccount);
    }

    [Theory, BothDatabases]
    public async Task A_whole_office_that_signs_in_is_not_made_to_wait(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInWaits.FreePerNetwork + 5; i++)
        {
            (await throttle.TryAsync($"{i}@b.example", Here)).Should().BeNull($"{i} signed in before");
            await throttle.SucceededAsync($"{i}@b.example", Here);
        }
    }

    [Theory, BothDatabases]
    public async Task Slips_of_an_office_that_is_never_quiet_are_forgiven_one_by_one(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var throttle = new SignInThrottle(storage, _clock);
        for (var i = 0; i < SignInWaits.FreePerNetwork + 20; i++)
        {
            (await throttle.TryAsync($"{i}@b.example", Here)).Should().BeNull("three slips an hour are no guessing");
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
            while (await throttle.TryAsync("a@b.example", Here) is { } wait)
            {
                _clock.Advance(wait);
            }
        }

        tried.Should().BeLessThan(120, "one in a quarter of an hour, and those before the wait is that long");
    }

    [Fact]
    public void The_longest_wait_is_a_quarter_of_an_hour()
    {
        SignInWaits.After(1_000_000, SignInWaits.FreePerAccount).Should().Be(TimeSpan.FromMinutes(15));
    }
}
