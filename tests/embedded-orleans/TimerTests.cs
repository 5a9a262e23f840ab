using CustomerConnect.TestSupport;
using FluentAssertions;
using Orleans;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class TimerTests
{
    [Fact]
    public async Task Timer_ticks_as_a_turn_and_counts_its_period_from_the_end_of_the_callback()
    {
        await using var host = await EngineHost.StartAsync([typeof(TickerGrain)]);
        var grain = host.Grains.GetGrain<ITicker>("a");
        await grain.StartAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), keepAlive: true);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.Diary.WaitForAsync("tick begins");
        var call = grain.NoteAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        host.Diary.Open("tick");
        await call;
        host.Diary.Lines.Should().Equal("tick begins", "tick ends", "noted");
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await host.Diary.WaitForAsync("tick ends", 2);
    }

    [Fact]
    public async Task Timer_whose_callback_fails_ticks_again()
    {
        await using var host = await EngineHost.StartAsync([typeof(TickerGrain)]);
        host.Diary.Open("tick");
        host.Diary.Write("fail");
        await host.Grains.GetGrain<ITicker>("a").StartAsync(TimeSpan.Zero, TimeSpan.FromSeconds(1), keepAlive: true);
        await Eventually.HoldsAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                return host.Diary.Count("tick begins") > 2;
            },
            "it ticks again");
    }

    [Fact]
    public async Task Timer_ends_with_its_activation_and_keeps_it_alive_only_when_asked()
    {
        await using var host = await EngineHost.StartAsync([typeof(TickerGrain)]);
        host.Diary.Open("tick");
        await host.Grains.GetGrain<ITicker>("a").StartAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10), keepAlive: false);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.Diary.WaitForAsync("tick ends");
        await Eventually.HoldsAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromMinutes(1));
                return host.Engine.Activations.Count == 0;
            },
            "the activation is collected");
        var ticks = host.Diary.Count("tick begins");
        host.Clock.Advance(TimeSpan.FromHours(1));
        host.Diary.Count("tick begins").Should().Be(ticks);
        host.Engine.Activations.Should().BeEmpty();
    }
}

public interface ITicker : IGrainWithStringKey
{
    Task StartAsync(TimeSpan dueTime, TimeSpan period, bool keepAlive);

    Task NoteAsync();
}

public sealed class TickerGrain(Diary diary) : Grain, ITicker
{
    public Task StartAsync(TimeSpan dueTime, TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions { DueTime = dueTime, Period = period, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task NoteAsync()
    {
        diary.Write("noted");
        return Task.CompletedTask;
    }

    private async Task TickAsync(CancellationToken cancel)
    {
        diary.Write("tick begins");
        await diary.PassAsync("tick");
        if (diary.Count("fail") > 0)
        {
            throw new InvalidOperationException("as asked");
        }

        diary.Write("tick ends");
    }
}
