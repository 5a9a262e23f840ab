using CustomerConnect.TestSupport;
using FluentAssertions;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class ActivationTests
{
    private static readonly Type[] Worker = [typeof(WorkerGrain)];

    [Fact]
    public async Task Activation_that_fails_fails_the_waiting_calls_and_the_next_call_tries_again()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var broken = host.Grains.GetGrain<IWorker>("broken");
        var calls = Enumerable.Range(0, 3).Select(_ => broken.WriteAsync("x")).ToList();
        foreach (var call in calls)
        {
            var awaiting = () => call;
            await awaiting.Should().ThrowAsync<InvalidOperationException>().WithMessage("broken is broken");
        }

        host.Diary.Write("mended");
        await broken.WriteAsync("now");
        host.Diary.Lines.Should().Contain("now").And.NotContain("x");
    }

    [Fact]
    public async Task Activation_that_nobody_calls_ends_after_the_collection_age_and_not_before()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        await grain.WriteAsync("1");
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        await grain.WriteAsync("2");
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        host.Engine.Activations.Should().HaveCount(1);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.Diary.WaitForAsync("a is disposed of");
        await Eventually.HoldsAsync(() => host.Engine.Activations.Count == 0, "its place is given up");
        await grain.WriteAsync("3");
        host.Diary.Count("a arrives").Should().Be(2);
    }

    [Fact]
    public async Task Calls_behind_one_that_deactivates_go_to_a_new_activation_after_the_old_has_left()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        await Task.WhenAll(grain.LeaveAsync(), grain.WriteAsync("next"));
        host.Diary.Lines.Should().Equal("a arrives", "a is disposed of", "a arrives", "next");
    }

    [Fact]
    public async Task End_of_the_process_waits_for_the_running_call_and_refuses_the_rest()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("a");
        var running = grain.PassAsync("door");
        await host.Diary.WaitForAsync("a at door");
        var waiting = grain.WriteAsync("waiting");
        var stop = host.StopAsync();
        host.Diary.Open("door");
        await Task.WhenAll(running, stop);
        host.Diary.Lines.Should().Equal("a arrives", "a at door", "a past door", "a is disposed of");
        var refused = () => waiting;
        await refused.Should().ThrowAsync<SiloUnavailableException>().WithMessage("worker/a was not activated: the process is ending.");
        var late = () => host.Grains.GetGrain<IWorker>("b").WriteAsync("late");
        await late.Should().ThrowAsync<SiloUnavailableException>();
    }

    [Fact]
    public async Task End_of_the_process_waits_no_longer_than_its_bound()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        _ = host.Grains.GetGrain<IWorker>("a").PassAsync("door that nobody opens");
        await host.Diary.WaitForAsync("a at door that nobody opens");
        var stop = host.StopAsync();
        await Eventually.HoldsAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                return stop.IsCompleted;
            },
            "the host has stopped");
        host.Diary.Lines.Should().NotContain("a is disposed of");
    }

    [Fact]
    public async Task Call_during_a_slow_deactivation_waits_for_the_next_activation()
    {
        await using var host = await EngineHost.StartAsync(Worker);
        var grain = host.Grains.GetGrain<IWorker>("slow");
        host.Diary.Open("arrival");
        await grain.LeaveAsync();
        var call = grain.WriteAsync("after");
        host.Diary.Lines.Should().NotContain("after");
        host.Diary.Open("departure");
        await call;
        host.Diary.Lines.Should().Equal("slow arrives", "slow is disposed of", "slow arrives", "after");
    }
}
