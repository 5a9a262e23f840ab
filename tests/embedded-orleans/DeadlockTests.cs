using CustomerConnect.TestSupport;
using FluentAssertions;
using Orleans.Embedded;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class DeadlockTests
{
    [Theory]
    [InlineData("a", new[] { "a" }, "worker/a → worker/a")]
    [InlineData("a", new[] { "b", "a" }, "worker/a → worker/b → worker/a")]
    [InlineData("a", new[] { "b", "c", "d", "a" }, "worker/a → worker/b → worker/c → worker/d → worker/a")]
    [InlineData("a", new[] { "b", "c", "b" }, "worker/b → worker/c → worker/b")]
    public async Task Grains_that_wait_in_a_circle_end_with_an_error_that_names_it(string start, string[] way, string circle)
    {
        await using var host = await EngineHost.StartAsync([typeof(WorkerGrain)]);
        var call = host.Grains.GetGrain<IWorker>(start).WalkAsync(way);
        var error = await SweptAsync(host, call);
        error.Should().BeOfType<GrainDeadlockException>().Which.Message
            .Should().StartWith("IWorker.WalkAsync would never answer: these grains wait for each other: ");
        string[] nodes = circle.Split(" → ");
        error!.Message.TrimEnd('.').Split(": ")[^1].Split(" → ").Distinct().Should().BeEquivalentTo(nodes.Distinct());
        await host.Grains.GetGrain<IWorker>(start).WriteAsync("all are free again");
    }

    [Fact]
    public async Task Two_grains_that_call_each_other_for_different_callers_let_one_of_them_pass()
    {
        await using var host = await EngineHost.StartAsync([typeof(WorkerGrain)]);
        var first = host.Grains.GetGrain<IWorker>("a").PassThenCallAsync("door", "b");
        var second = host.Grains.GetGrain<IWorker>("b").PassThenCallAsync("door", "a");
        await host.Diary.WaitForAsync("a at door");
        await host.Diary.WaitForAsync("b at door");
        host.Diary.Open("door");
        Exception?[] errors = [await SweptAsync(host, first), await SweptAsync(host, second)];
        errors.Should().ContainSingle(e => e is GrainDeadlockException).And.ContainSingle(e => e == null);
    }

    [Fact]
    public async Task Circle_through_one_of_several_awaited_calls_is_found()
    {
        await using var host = await EngineHost.StartAsync([typeof(WorkerGrain)]);
        var call = host.Grains.GetGrain<IWorker>("a").CallSeveralAsync(["b", "c", "d"]);
        (await SweptAsync(host, call)).Should().BeOfType<GrainDeadlockException>();
    }

    [Fact]
    public async Task Call_to_itself_that_nobody_awaits_runs_after_the_current_one()
    {
        await using var host = await EngineHost.StartAsync([typeof(WorkerGrain)]);
        await host.Grains.GetGrain<IWorker>("a").SendToSelfAsync("later");
        await host.Diary.WaitForAsync("later");
        host.Diary.Lines.Should().Equal("a arrives", "before later", "later");
    }

    [Fact]
    public async Task Long_chain_without_a_circle_is_left_alone()
    {
        await using var host = await EngineHost.StartAsync([typeof(WorkerGrain)]);
        var end = host.Grains.GetGrain<IWorker>("c").PassAsync("door");
        var chain = host.Grains.GetGrain<IWorker>("a").WalkAsync(["b", "c"]);
        await host.Diary.WaitForAsync("c at door");
        await host.Diary.WaitForAsync("b arrives");
        host.Sweep();
        host.Sweep();
        chain.IsCompleted.Should().BeFalse();
        host.Diary.Open("door");
        await Task.WhenAll(end, chain);
    }

    private static async Task<Exception?> SweptAsync(EngineHost host, Task call)
    {
        await Eventually.HoldsAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromMilliseconds(250));
                return call.IsCompleted;
            },
            "the call has ended");
        return await Record.ExceptionAsync(() => call);
    }
}
