using CustomerConnect.Allowances;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.TestSupport;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Journeys;

/// <summary>Two processes on one PostgreSQL, neither knowing what the other has in memory.</summary>
public sealed class TwoProcessTests
{
    [Fact]
    public async Task Many_sessions_on_two_processes_want_one_home_and_one_gets_it()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var first = world.Host;
        var second = await world.AnotherProcessAsync();
        var visitors = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i =>
        {
            var visitor = await world.Visitor($"v{i}", i % 2 == 0 ? first : second).StartAsync();
            Accept(await visitor.SelectAsync("u1"));
            Accept(await visitor.SignInAsync());
            Accept(await visitor.ChooseAsync(visitor.Slot(i)));
            return visitor;
        }));

        var answers = await Task.WhenAll(visitors.Select(async visitor =>
            (await visitor.OpenAsync()).Refusal ?? (await visitor.PayAsync()).Refusal ?? (await visitor.SubmitAsync()).Refusal));

        answers.Count(a => a is null).Should().Be(1);
        answers.Where(a => a is not null).Should().OnlyContain(a => a is UnitIsBeingReserved || a is UnitIsReserved);
        world.Payments.Kept.Should().Be(250_000);
        await world.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Same_session_driven_by_both_processes_reserves_once()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var here = await world.Visitor("ann").StartAsync();
        var there = here.On(await world.AnotherProcessAsync());
        Accept(await here.SelectAsync("u1"));
        Accept(await here.SignInAsync());
        Accept(await here.ChooseAsync(here.Slot()));

        await Task.WhenAll(here.OpenAsync(), there.OpenAsync());
        await Task.WhenAll(here.PayAsync("ok", "attempt-1"), there.PayAsync("ok", "attempt-1"));
        var answers = await Task.WhenAll(here.SubmitAsync(), there.SubmitAsync(), there.Session.Wake().ContinueWith(_ => here.SubmitAsync()).Unwrap());

        var reservations = answers.Select(a => Accept(a).Reservation).Distinct();
        reservations.Should().ContainSingle();
        (await world.Store.ScalarAsync("select count(*) from event where type = 'reservation.placed'")).Should().Be(1L);
        await world.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task One_command_sent_to_both_processes_is_taken_once()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var here = world.Unit("u1");
        var second = await world.AnotherProcessAsync();
        var there = world.Unit("u1");
        (await world.Host.Grains.GetGrain<IAllowanceGrain>($"{Some.Project}/{Some.AnnContact}").Claim(
            new(Some.Command, Some.Ann, Some.After(17), 1, Some.Unit))).Require();
        var command = new HoldUnit(Some.Command, Some.Ann, Some.AnnContact, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(2));

        var answers = await Task.WhenAll(here.Hold(command), there.Hold(command), here.Hold(command));

        answers.Select(a => a.Require().Until).Distinct().Should().Equal(Some.After(15));
        (await world.Store.ScalarAsync("select count(*) from event where type = 'unit.hold-started'")).Should().Be(1L);
        await world.ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData("submit/started")]
    [InlineData("submit/allowance")]
    [InlineData("submit/unit")]
    [InlineData("submit/slot")]
    [InlineData("submit/deposit")]
    [InlineData("submit/reservation")]
    [InlineData("submit/clients")]
    public async Task Paused_process_goes_on_after_another_has_decided_and_finds_the_door_shut(string point)
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var paused = world.Host;
        var ann = await world.Visitor("ann").ReadyAsync();
        paused.Faults.PauseAt(point);
        var submitting = Task.Run(() => ann.SubmitAsync());
        await Eventually.HoldsAsync(() => paused.Faults.IsPaused, $"the process is paused at {point}");

        var other = await world.AnotherProcessAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await other.WakeDueAsync(world.Clock);
        var bob = await world.Visitor("bob", other).StartAsync();
        Accept(await bob.SelectAsync("u1"));
        Accept(await bob.SignInAsync());
        var taken = await bob.OpenAsync();

        paused.Faults.GoOn();
        var answer = await submitting;
        var after = await ann.On(other).Session.Look();
        (answer.Ok, taken.Ok).Should().Be(
            (after.Status == SessionStatus.Reserved, after.Status != SessionStatus.Reserved), "the home is one's or the other's");
        await world.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Paused_hold_of_a_home_no_longer_chosen_is_given_back()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var here = await world.Visitor("ann").StartAsync();
        Accept(await here.SelectAsync("u1"));
        Accept(await here.SignInAsync());
        var there = here.On(await world.AnotherProcessAsync());

        var answers = await Task.WhenAll(
            here.OpenAsync(), there.SelectAsync("u2"), here.OpenAsync(), there.OpenAsync(), here.SelectAsync("u3"), there.OpenAsync());

        var session = await there.Session.Look();
        foreach (var unit in new[] { "u1", "u2", "u3" })
        {
            var home = await world.Unit(unit).Look();
            (home.Session == here.Id).Should().Be(
                session.HoldUntil is not null && session.Selection.Unit == home.Unit, $"{unit} is {home.Status}; the answers were {string.Join(", ", answers.Select(a => a.Refusal?.Code ?? "ok"))}");
        }

        await world.ShouldBeSoundAsync();
    }
}
