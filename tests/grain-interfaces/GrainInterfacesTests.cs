using FluentAssertions;
using Orleans;
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
}
