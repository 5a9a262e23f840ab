using CustomerConnect.Grains;
using FluentAssertions;
using Orleans;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.GrainInterfaces.Tests;

public sealed class GrainInterfacesTests
{
    [Fact]
    public void Everything_that_grain_calls_carry_can_be_serialized_and_shared()
    {
        var interfaces = typeof(IStreamGrain).Assembly.GetTypes()
            .Where(t => t.IsInterface && t.IsAssignableTo(typeof(IGrain))).ToList();
        interfaces.Should().NotBeEmpty();
        SignatureWalk.Offences(interfaces).Should().BeEmpty();
    }

    [Fact]
    public void Everything_that_grains_keep_with_the_engine_can_be_serialized()
    {
        var states = typeof(StreamServices).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Grain)))
            .SelectMany(t => t.GetConstructors()).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType)
            .Where(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IPersistentState<>))
            .Select(t => t.GetGenericArguments()[0]).ToList();
        states.Should().NotBeEmpty();
        SignatureWalk.OffencesOfStates(states).Should().BeEmpty();
    }
}
