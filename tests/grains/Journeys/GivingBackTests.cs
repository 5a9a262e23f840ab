using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A process dies while it gives back what a hold had: home, allowance and deposit go back all the same, and at once.</summary>
public sealed class GivingBackTests
{
    private static readonly string[] Points = ["give-back/started", "give-back/unit", "give-back/allowance", "give-back/deposit"];

    public static TheoryData<Dialect, string> Deaths
    {
        get
        {
            var rows = new TheoryData<Dialect, string>();
            foreach (var point in Points)
            {
                rows.Add(Dialect.Sqlite, point);
                rows.Add(Dialect.Postgres, point);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Deaths))]
    public async Task Hold_that_a_dead_process_was_giving_back_is_given_back_by_another(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => LeaveAsync(ann)).Should().ThrowAsync<ProcessDiedException>();

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        await ShouldBeBackAsync(world, ann.On(other));
    }

    [Theory, MemberData(nameof(Deaths))]
    public async Task Visitor_who_goes_on_at_once_has_it_given_back_first(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => LeaveAsync(ann)).Should().ThrowAsync<ProcessDiedException>();

        Accept(await ann.OpenAsync());
        world.Payments.Kept.Should().Be(0, "the deposit of the first hold is back");
        await world.PassAsync(TimeSpan.FromSeconds(2));
        (await world.Unit("u1").Look()).Session.Should().Be(ann.Id, "the second hold is not given back with the first");
        Accept(await ann.PayAsync());
        Accept(await ann.SubmitAsync()).Status.Should().Be(SessionStatus.Reserved);
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Same_command_sent_again_goes_on_where_it_stopped(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        var command = Some.Command;
        world.Host.Faults.DieAt("give-back/started");
        await FluentActions.Awaiting(() => LeaveAsync(ann, command)).Should().ThrowAsync<ProcessDiedException>();

        Accept(await LeaveAsync(ann, command));

        await ShouldBeBackAsync(world, ann);
    }

    [Theory, BothDatabases]
    public async Task Offer_that_a_dead_process_was_declining_is_free_at_once(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").HoldingAsync("u1");
        var bob = await world.Visitor("bob").StartAsync();
        Accept(await bob.SelectAsync("u1"));
        Accept(await bob.SignInAsync());
        (await world.Unit("u1").JoinQueue(new(Some.Command, bob.Id, bob.Contact, TimeSpan.FromHours(24), 1))).Ok.Should().BeTrue();
        Accept(await LeaveAsync(ann));
        (await world.Unit("u1").Look()).Session.Should().Be(bob.Id);
        world.Host.Faults.DieAt("give-back/unit");
        await FluentActions.Awaiting(() => bob.Session.LeaveQueue(new(Some.Command, Some.Unit))).Should().ThrowAsync<ProcessDiedException>();

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available);
        var back = bob.On(other);
        Accept(await back.SelectAsync("u2"));
        Accept(await back.OpenAsync());
        await world.ShouldBeSoundAsync();
    }

    [Theory, BothDatabases]
    public async Task Home_lost_in_a_submission_is_given_back_by_another_process(Dialect dialect)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        (await world.Unit("u1").EndHold(new(Some.Command, ann.Id, HoldEndReason.AskedFor, "staff-1"))).Refusal.Should().BeNull();
        world.Host.Faults.DieAt("give-back/started");
        await FluentActions.Awaiting(() => ann.SubmitAsync()).Should().ThrowAsync<ProcessDiedException>();

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        await ShouldBeBackAsync(world, ann.On(other));
    }

    private static Task<Answer<SessionSnapshot>> LeaveAsync(Visitor visitor, CommandId? command = null) =>
        visitor.Session.LeaveCheckout(new(command ?? Some.Command, Some.Unit, "left"));

    private static async Task ShouldBeBackAsync(World world, Visitor visitor)
    {
        var after = await visitor.Session.Look();
        after.Status.Should().Be(SessionStatus.SignedIn);
        after.Deposit!.Status.Should().Be(DepositStatus.Returned);
        world.Payments.Kept.Should().Be(0);
        (await world.Unit("u1").Look()).Status.Should().Be(UnitStatus.Available);
        (await world.Store.ScalarAsync("select claims from allowance_view where contact_id = 'contact-ann'")).Should().Be(0L);
        await world.ShouldBeSoundAsync();
    }
}
