using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Units;
using static CustomerConnect.Tests.Visitor;

namespace CustomerConnect.Tests.Cluster;

/// <summary>Two silos of one cluster: half of all calls go over the wire. Built for Orleans alone.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task Homes_are_reserved_once_and_refused_alike_whatever_silo_is_asked()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var second = await world.AnotherSiloAsync();
        for (var i = 1; i <= 4; i++)
        {
            await world.Visitor($"ann{i}", second).ReservedAsync($"u{i}", i);
            var late = await world.Visitor($"bob{i}").StartAsync();
            Accept(await late.SelectAsync($"u{i}"));
            Accept(await late.SignInAsync());

            var here = (await late.OpenAsync()).Refusal;
            var there = (await late.On(second).OpenAsync()).Refusal;

            here.Should().BeOfType<UnitIsReserved>();
            there.Should().Be(here);
        }

        await world.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_breaks_on_another_silo_reaches_its_caller_as_it_was_thrown()
    {
        await using var world = await World.StartAsync(Dialect.Postgres);
        var first = world.Host;
        var second = await world.AnotherSiloAsync();
        for (var i = 1; i <= 4; i++)
        {
            var visitor = await world.Visitor($"ann{i}", first).ReadyAsync($"u{i}", i);
            first.Faults.DieAt("submit/started");
            second.Faults.DieAt("submit/started");

            await FluentActions.Awaiting(() => visitor.SubmitAsync()).Should().ThrowExactlyAsync<ProcessDiedException>().WithMessage("submit/started");
        }
    }
}
