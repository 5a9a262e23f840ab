using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A process dies after it held a home and before the session knew: the session has one home, and the other is free.</summary>
public sealed class UnsaidHoldTests
{
    public static TheoryData<Dialect, string> Deaths
    {
        get
        {
            var rows = new TheoryData<Dialect, string>();
            foreach (var point in (string[])["hold/claimed", "hold/held", "hold/deposit"])
            {
                rows.Add(Dialect.Sqlite, point);
                rows.Add(Dialect.Postgres, point);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Deaths))]
    public async Task Another_home_is_held_after_the_first_is_given_back(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await DeadAsync(world, point);

        Accept(await ann.SelectAsync("u2"));
        Accept(await ann.OpenAsync());

        (await StatusAsync(world, "u1")).Should().Be(UnitStatus.Available);
        (await world.Unit("u2").Look()).Session.Should().Be(ann.Id);
        await SoundAsync(world);
    }

    [Theory, MemberData(nameof(Deaths))]
    public async Task Same_home_is_the_same_hold(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await DeadAsync(world, point);

        Accept(await ann.OpenAsync()).HoldUntil.Should().NotBeNull();

        (await world.Unit("u1").Look()).Session.Should().Be(ann.Id);
        await SoundAsync(world);
    }

    [Theory, BothDatabases]
    public async Task Who_leaves_the_project_signs_out_or_is_another_person_gives_it_back(Dialect dialect)
    {
        foreach (var leave in (Func<Visitor, Task>[])
            [
                async ann => Accept(await ann.Session.Select(new(Some.Command, Selection.None))),
                async ann => Accept(await ann.Session.SignOut(new(Some.Command))),
                async ann => Accept(await ann.Session.SignIn(new(Some.Command, new("contact-bob"), ContactKind.Customer, true))),
            ])
        {
            await using var world = await World.StartAsync(dialect);
            var ann = await DeadAsync(world, "hold/held");
            (await StatusAsync(world, "u1")).Should().Be(UnitStatus.OnHold);

            await leave(ann);

            (await StatusAsync(world, "u1")).Should().Be(UnitStatus.Available);
            (await world.Store.ScalarAsync("select claims from allowance_view where contact_id = 'contact-ann'")).Should().Be(0L);
            await SoundAsync(world);
        }
    }

    /// <summary>Somebody whose process died on the way to a hold, on another one.</summary>
    private static async Task<Visitor> DeadAsync(World world, string point)
    {
        var ann = await world.Visitor("ann").StartAsync();
        Accept(await ann.SelectAsync("u1"));
        Accept(await ann.SignInAsync());
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => ann.OpenAsync()).Should().ThrowAsync<ProcessDiedException>();
        return ann.On(await world.AnotherProcessAsync());
    }

    private static async Task<UnitStatus> StatusAsync(World world, string unit) => (await world.Unit(unit).Look()).Status;

    private static async Task SoundAsync(World world)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(11));
        (await world.OffencesAsync()).Should().BeEmpty();
        await world.ShouldBeSoundAsync();
    }
}
