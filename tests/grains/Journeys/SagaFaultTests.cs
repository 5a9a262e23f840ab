using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>A process dies at each place of the submission, and another goes on.</summary>
public sealed class SagaFaultTests
{
    private static readonly string[] Forward =
    [
        "submit/started", "submit/allowance", "submit/unit", "submit/slot", "submit/deposit", "submit/reservation", "submit/clients",
        "submit/submitted",
    ];

    private static readonly string[] Undo =
        ["undo/started", "undo/reservation", "undo/deposit", "undo/slot", "undo/unit", "undo/allowance"];

    public static TheoryData<Dialect, string> Forwards => On(Forward);

    public static TheoryData<Dialect, string> Undos => On(Undo);

    [Theory, MemberData(nameof(Forwards))]
    public async Task Submission_of_a_dead_process_is_completed_by_another(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => ann.SubmitAsync()).Should().ThrowAsync<ProcessDiedException>();

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        var after = await ann.On(other).Session.Look();
        after.Status.Should().Be(SessionStatus.Reserved);
        after.Deposit!.Status.Should().Be(DepositStatus.Settled);
        world.Payments.Kept.Should().Be(250_000);
        await world.ShouldBeSoundAsync();
    }

    [Theory, MemberData(nameof(Forwards))]
    public async Task Submission_that_outlives_its_hold_ends_whole_or_wholly_undone(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        var ann = await world.Visitor("ann").ReadyAsync();
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => ann.SubmitAsync()).Should().ThrowAsync<ProcessDiedException>();

        var other = await world.AnotherProcessAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await world.ShouldBeSoundAsync();

        var after = await ann.On(other).Session.Look();
        after.Status.Should().BeOneOf(SessionStatus.Reserved, SessionStatus.SignedIn);
        world.Payments.Kept.Should().Be(after.Status == SessionStatus.Reserved ? 250_000 : 0);
    }

    [Theory, MemberData(nameof(Undos))]
    public async Task Undo_of_a_dead_process_is_completed_by_another(Dialect dialect, string point)
    {
        await using var world = await World.StartAsync(dialect);
        world.Catalog.Set(s => s with { PhoneCapacity = 1 });
        var ann = await world.Visitor("ann").ReadyAsync("u1");
        await world.Visitor("bob").ReservedAsync("u2");
        world.Host.Faults.DieAt(point);
        await FluentActions.Awaiting(() => ann.SubmitAsync()).Should().ThrowAsync<ProcessDiedException>();

        var other = await world.AnotherProcessAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2), other);

        var back = ann.On(other);
        var after = await back.Session.Look();
        after.Should().Match<SessionSnapshot>(s => s.Status == SessionStatus.Holding && s.Lost == "slot.taken" && s.Slot == null);
        after.Deposit!.Status.Should().Be(DepositStatus.Paid);
        Accept(await back.ChooseAsync(back.Slot(1)));
        Accept(await back.SubmitAsync()).Status.Should().Be(SessionStatus.Reserved);
        await world.ShouldBeSoundAsync();
    }

    private static TheoryData<Dialect, string> On(string[] points)
    {
        var rows = new TheoryData<Dialect, string>();
        foreach (var point in points)
        {
            rows.Add(Dialect.Sqlite, point);
            rows.Add(Dialect.Postgres, point);
        }

        return rows;
    }
}
