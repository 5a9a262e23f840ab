using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Some;

namespace CustomerConnect.Tests.Journeys;

/// <summary>The row that wakes a home: early enough at any time, and written no more often than that takes.</summary>
public sealed class WakeUpTests
{
    [Theory, BothDatabases]
    public async Task Home_that_is_given_back_and_held_again_keeps_its_wake_up_until_that_has_come(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var home = world.Unit("u1");
        await HoldAsync(home, Ann);
        await ReleaseAsync(home, Ann);
        (await DueAsync(world)).Should().Be(After(15), "being woken for nothing is cheaper than deleting the row each time");

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await HoldAsync(home, Bob);
        (await DueAsync(world)).Should().Be(After(15), "it is early enough");

        await world.PassAsync(TimeSpan.FromMinutes(10));
        (await DueAsync(world)).Should().Be(After(20), "woken for nothing, the home says when it has to be woken");
        (await home.Look()).Session.Should().Be(Bob);

        await world.PassAsync(TimeSpan.FromMinutes(5));
        (await home.Look()).Session.Should().BeNull();
        (await DueAsync(world)).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Home_that_is_given_back_for_good_is_woken_once_and_then_left_alone(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        await HoldAsync(world.Unit("u1"), Ann);
        await ReleaseAsync(world.Unit("u1"), Ann);

        await world.PassAsync(TimeSpan.FromMinutes(15));

        (await DueAsync(world)).Should().BeNull();
    }

    [Fact]
    public async Task Process_whose_row_another_has_settled_writes_it_again()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var here = world.Unit("u1");
        await HoldAsync(here, Ann);
        await ReleaseAsync(here, Ann);
        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromMinutes(15), other);
        (await DueAsync(world)).Should().BeNull();

        await HoldAsync(here, Bob);

        (await DueAsync(world)).Should().Be(After(30));
    }

    [Fact]
    public async Task Process_that_has_missed_the_others_events_writes_the_row_anew()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var here = world.Unit("u1");
        await HoldAsync(here, Ann, minutes: 60);
        await world.AnotherProcessAsync();
        var there = world.Unit("u1");
        await ReleaseAsync(there, Ann);
        await HoldAsync(there, Bob, minutes: 10);
        await ReleaseAsync(there, Bob);

        await HoldAsync(here, Cid, minutes: 30);

        (await DueAsync(world)).Should().Be(After(30), "what this process remembers is of a state that has been replaced");
    }

    private static async Task HoldAsync(IUnitGrain home, SessionId session, int minutes = 15) =>
        (await home.Hold(new(Command, session, ContactOf(session), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(2)))).Require();

    private static async Task ReleaseAsync(IUnitGrain home, SessionId session) =>
        (await home.ReleaseHold(new(Command, session, "test"))).Require();

    private static async Task<DateTimeOffset?> DueAsync(World world) =>
        await world.Store.ScalarAsync("select due_at from due where stream = 'unit/u1'") is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
