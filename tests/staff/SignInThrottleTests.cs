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

    [Fact]
    public void The_longest_wait_is_a_quarter_of_an_hour()
    {
        SignInWaits.After(1_000_000, SignInWaits.FreePerAccount).Should().Be(TimeSpan.FromMinutes(15));
    }
}
