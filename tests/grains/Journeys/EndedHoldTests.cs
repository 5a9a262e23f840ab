using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A hold that staff end on the home reaches the session, and what the hold had goes back.</summary>
public sealed class EndedHoldTests
{
    [Theory, BothDatabases]
    public async Task Session_learns_of_it_and_its_money_and_allowance_go_back(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        await EndAsync(world, ann);

        await world.PassAsync(TimeSpan.Zero);

        await ShouldHaveLostItAsync(world, ann);
        Accept(await ann.SelectAsync("u2"));
        Accept(await ann.OpenAsync());
        Accept(await ann.PayAsync());
        Accept(await ann.SubmitAsync()).Status.Should().Be(SessionStatus.Reserved);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Session_of_a_process_that_died_before_it_was_told_is_told_by_another(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        await EndAsync(world, ann);
        var other = await world.AnotherProcessAsync();

        await world.PassAsync(TimeSpan.Zero, other);

        await ShouldHaveLostItAsync(world, ann.On(other));
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Submission_under_way_meanwhile_is_taken_back_and_told_once(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        world.Host.Faults.DieAt("submit/allowance");
        await FluentActions.Awaiting(() => ann.SubmitAsync()).Should().ThrowAsync<ProcessDiedException>();
        await EndAsync(world, ann);

        await world.PassAsync(TimeSpan.Zero);

        var after = await ann.Session.Look();
        after.Should().Match<SessionSnapshot>(s => s.Status == SessionStatus.SignedIn && s.Lost == "unit.hold-ended");
        after.Deposit!.Status.Should().Be(DepositStatus.Returned);
        (await world.Unit("u1").Look()).Untold.Should().BeEmpty();
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Session_that_gave_the_hold_back_first_has_nothing_to_learn(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        Accept(await ann.Session.LeaveCheckout(new(Some.Command, Some.Unit, "left")));
        await EndAsync(world, ann);

        (await world.Unit("u1").Look()).Untold.Should().BeEmpty();
        await ann.Session.LearnHoldEnded(Some.Unit);
        (await ann.Session.Look()).Lost.Should().BeNull();
        await world.ShouldBeSoundAsync();
    }

    private static async Task EndAsync(World world, Visitor visitor) =>
        (await world.Unit("u1").EndHold(new(Some.Command, visitor.Id, HoldEndReason.AskedFor, "staff-1"))).Refusal.Should().BeNull();

    private static async Task ShouldHaveLostItAsync(World world, Visitor visitor)
    {
        var after = await visitor.Session.Look();
        after.Should().Match<SessionSnapshot>(
            s => s.Status == SessionStatus.SignedIn && s.Lost == "unit.hold-ended-by-staff" && s.HoldUntil == null && s.Slot != null);
        after.Deposit!.Status.Should().Be(DepositStatus.Returned);
        world.Payments.Kept.Should().Be(0);
        (await world.Unit("u1").Look()).Should().Match<UnitSnapshot>(u => u.Status == UnitStatus.Available && u.Untold.IsEmpty);
    }
}
