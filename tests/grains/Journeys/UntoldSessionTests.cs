using CustomerConnect.Grains.Hosting;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A session that cannot be told that its hold was ended does not put off a home that somebody else has by now.</summary>
public sealed class UntoldSessionTests
{
    [Theory, BothDatabases]
    public async Task Home_that_somebody_has_is_woken_for_them_whatever_the_session_of_another_says(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var (ann, waker) = await EndedAsync(world);
        await world.Visitor("bob").HoldingAsync("u1");
        world.Host.Faults.DieAt("give-back/started");

        await waker.WakeAsync("unit/u1", default);

        (await world.Unit("u1").Look()).Untold.Should().Equal(ann.Id);
        await waker.WakeAsync("unit/u1", default);
        (await world.Unit("u1").Look()).Untold.Should().BeEmpty();
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Home_that_nobody_has_may_wait(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var (_, waker) = await EndedAsync(world);
        world.Host.Faults.DieAt("give-back/started");

        await FluentActions.Awaiting(() => waker.WakeAsync("unit/u1", default)).Should().ThrowAsync<ProcessDiedException>();
    }

    private static async Task<(Visitor Ann, StreamWaker Waker)> EndedAsync(World world)
    {
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        (await world.Unit("u1").EndHold(new(Some.Command, ann.Id, HoldEndReason.AskedFor, "staff-1"))).Require();
        return (ann, new(world.Host.Grains, NullLogger<StreamWaker>.Instance));
    }
}
