using FluentAssertions;
using Orleans;
using Orleans.Embedded;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public async Task Grain_reads_the_key_it_was_asked_for_by()
    {
        await using var host = await EngineHost.StartAsync(typeof(KeysGrain));
        (await host.Grains.GetGrain<IKeys>("a/b").KeyAsync()).Should().Be("a/b");
    }

    [Fact]
    public async Task References_by_two_interfaces_of_a_grain_reach_the_same_activation()
    {
        await using var host = await EngineHost.StartAsync(typeof(KeysGrain));
        (await host.Grains.GetGrain<IOther>("a").ObjectAsync()).Should().Be(await host.Grains.GetGrain<IKeys>("a").ObjectAsync());
    }

    [Fact]
    public async Task Interface_without_a_class_is_refused_when_asked_for()
    {
        await using var host = await EngineHost.StartAsync(typeof(KeysGrain));
        var ask = () => host.Grains.GetGrain<IWorker>("a");
        ask.Should().Throw<ArgumentException>().WithMessage($"No grain class implements {typeof(IWorker).FullName}.*");
    }

    [Fact]
    public void Two_classes_of_one_interface_stop_the_start_with_their_names()
    {
        var start = () => new GrainTypes([typeof(KeysGrain), typeof(SecondKeysGrain)]);
        start.Should().Throw<InvalidOperationException>()
            .WithMessage($"The interface IKeys belongs to {typeof(KeysGrain).FullName} and {typeof(SecondKeysGrain).FullName}.");
    }

    [Fact]
    public void Method_that_the_engine_cannot_call_stops_the_start()
    {
        var start = () => new GrainTypes([typeof(StrangeGrain)]);
        start.Should().Throw<NotSupportedException>()
            .WithMessage("IStrange.Now: a grain method returns Task or Task<T>, is not generic and has no ref parameters.");
    }

    [Fact]
    public void Grain_made_with_new_says_how_to_get_one()
    {
        var make = () => new KeysGrain();
        make.Should().Throw<InvalidOperationException>().WithMessage("KeysGrain is a grain: ask an IGrainFactory for it.");
    }
}

public interface IKeys : IGrainWithStringKey
{
    Task<string> KeyAsync();

    Task<int> ObjectAsync();
}

public interface IOther : IGrainWithStringKey
{
    Task<int> ObjectAsync();
}

public sealed class KeysGrain : Grain, IKeys, IOther
{
    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<int> ObjectAsync() => Task.FromResult(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this));
}

public sealed class SecondKeysGrain : Grain, IKeys
{
    public Task<string> KeyAsync() => Task.FromResult("");

    public Task<int> ObjectAsync() => Task.FromResult(0);
}

public interface IStrange : IGrainWithStringKey
{
    DateTime Now();
}

public sealed class StrangeGrain : Grain, IStrange
{
    public DateTime Now() => default;
}
