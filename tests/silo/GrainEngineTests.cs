using FluentAssertions;
using Xunit;

namespace CustomerConnect.Silo.Tests;

public sealed class GrainEngineTests
{
    [Fact]
    public void Engine_other_than_the_built_one_is_refused_with_the_way_out()
    {
        var check = () => GrainEngineInfo.Check("embedded", "orleans");
        check.Should().Throw<InvalidOperationException>().WithMessage(
            "GRAIN_ENGINE is 'orleans', but this program was built for 'embedded'. Build it with GRAIN_ENGINE=orleans, or leave the variable out.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("embedded")]
    public void Same_engine_or_none_asked_for_is_taken(string? wanted)
    {
        var check = () => GrainEngineInfo.Check("embedded", wanted);
        check.Should().NotThrow();
    }
}
