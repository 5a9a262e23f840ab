using FluentAssertions;
using Orleans;
using Orleans.Embedded;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.EmbeddedOrleans.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public async Task Reference_knows_its_grain_and_equals_another_to_the_same()
    {
        await using var host = await EngineHost.StartAsync([typeof(WorkerGrain), typeof(KeysGrain)]);
        var worker = host.Grains.GetGrain<IWorker>("a/b");
        worker.GetGrainId().Should().Be(GrainId.Parse("worker/a/b"));
        worker.Should().Be(host.Grains.GetGrain<IWorker>("a/b")).And.NotBe(host.Grains.GetGrain<IWorker>("c"));
        worker.ToString().Should().Be("worker/a/b");
    }

    [Fact]
    public async Task Grain_reads_the_key_it_was_asked_for_by()
    {
        await using var host = await EngineHost.StartAsync([typeof(KeysGrain)]);
        var id = Guid.NewGuid();
        (await host.Grains.GetGrain<IByGuid>(id).KeyAsync()).Should().Be($"{id}");
        (await host.Grains.GetGrain<IByNumber>(255).NumberAsync()).Should().Be(255);
    }

    [Fact]
    public async Task Reference_cast_to_another_interface_of_the_grain_reaches_the_same_activation()
    {
        await using var host = await EngineHost.StartAsync([typeof(KeysGrain)]);
        var id = Guid.NewGuid();
        (await host.Grains.GetGrain<IByGuid>(id).AsReference<IOther>().ObjectAsync())
            .Should().Be(await host.Grains.GetGrain<IByGuid>(id).ObjectAsync());
        var wrong = () => host.Grains.GetGrain<IByGuid>(id).AsReference<IWorker>();
        wrong.Should().Throw<ArgumentException>().WithMessage("KeysGrain is no IWorker.*");
    }

    [Fact]
    public async Task Interface_without_a_class_is_refused_when_asked_for()
    {
        await using var host = await EngineHost.StartAsync([typeof(KeysGrain)]);
        var ask = () => host.Grains.GetGrain<IWorker>("a");
        ask.Should().Throw<ArgumentException>().WithMessage($"No grain class implements {typeof(IWorker).FullName}.*");
        var withPrefix = () => host.Grains.GetGrain<IByNumber>(1, "Some");
        withPrefix.Should().Throw<ArgumentException>().WithMessage("No interface has two classes, so 'Some' chooses nothing*");
    }

    [Fact]
    public void Two_classes_of_one_interface_stop_the_start_with_their_names()
    {
        var start = () => new GrainTypes([typeof(KeysGrain), typeof(SecondKeysGrain)]);
        start.Should().Throw<InvalidOperationException>()
            .WithMessage($"The interface IByNumber belongs to {typeof(KeysGrain).FullName} and {typeof(SecondKeysGrain).FullName}.");
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

    [Fact]
    public void Lease_shorter_than_the_response_time_stops_the_start()
    {
        var validate = () => new EmbeddedGrainOptions { ReminderLease = TimeSpan.FromSeconds(10) }.Validate();
        validate.Should().Throw<InvalidOperationException>()
            .WithMessage("ReminderLease (00:00:10) must be longer than ResponseTimeout (00:00:30): set it to 00:01:00.");
    }
}

public interface IByGuid : IGrainWithGuidKey
{
    Task<string> KeyAsync();

    Task<int> ObjectAsync();
}

public interface IByNumber : IGrainWithIntegerKey
{
    Task<long> NumberAsync();
}

public interface IOther : IGrainWithGuidKey
{
    Task<int> ObjectAsync();
}

public sealed class KeysGrain : Grain, IByGuid, IByNumber, IOther
{
    public Task<string> KeyAsync() => Task.FromResult($"{this.GetPrimaryKey()}");

    public Task<long> NumberAsync() => Task.FromResult(this.GetPrimaryKeyLong());

    public Task<int> ObjectAsync() => Task.FromResult(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this));
}

public sealed class SecondKeysGrain : Grain, IByNumber
{
    public Task<long> NumberAsync() => Task.FromResult(0L);
}

public interface IStrange : IGrainWithStringKey
{
    DateTime Now();
}

public sealed class StrangeGrain : Grain, IStrange
{
    public DateTime Now() => default;
}
