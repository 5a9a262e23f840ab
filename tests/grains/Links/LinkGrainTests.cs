using CustomerConnect.Links;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Tests.Links;

/// <summary>A throttle holds over all processes, and over a restart.</summary>
public sealed class LinkGrainTests
{
    [Fact]
    public async Task Link_lets_in_as_many_a_minute_whatever_process_is_asked()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        world.Catalog.Link = new("link-1", "demo", "Demo", null, true, null, null, 2, Some.Community.Value, null, null, null, null);
        var here = world.Host.Grains.GetGrain<ILinkGrain>("link-1");
        var there = (await world.AnotherProcessAsync()).Grains.GetGrain<ILinkGrain>("link-1");

        (await here.Open()).Ok.Should().BeTrue();
        (await there.Open()).Ok.Should().BeTrue();

        (await here.Open()).Refusal.Should().BeOfType<LinkIsBusy>().Which.RetryAfter.Should().BePositive();
        (await there.Open()).Refusal.Should().BeOfType<LinkIsBusy>();
    }

    [Fact]
    public async Task Many_takers_on_two_processes_never_take_more_than_the_limit()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var here = world.Host.Grains.GetGrain<IThrottleGrain>("link/1");
        var there = (await world.AnotherProcessAsync()).Grains.GetGrain<IThrottleGrain>("link/1");

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? here : there).Take(5, TimeSpan.FromDays(1))));

        taken.Count(t => t == TimeSpan.Zero).Should().BeInRange(1, 5);
        while (await here.Take(5, TimeSpan.FromDays(1)) == TimeSpan.Zero)
        {
            taken = [.. taken, TimeSpan.Zero];
        }

        taken.Count(t => t == TimeSpan.Zero).Should().Be(5);
    }
}
