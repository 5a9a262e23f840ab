using CustomerConnect.Bench.Faults;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Deploy.Tests;

/// <summary>A process dies at every step of a submission. The same as <c>deploy/bench faults</c>.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("two")]
    public async Task A_process_killed_at_any_step_of_a_submission_leaves_it_whole_or_undone(string on)
    {
        var result = await FaultBench.RunAsync(on);

        result.Offences.Should().BeEmpty();
        result.Outcomes.Select(o => o.Point).Should().Equal(FaultBench.Points);
        result.Outcomes.Should().OnlyContain(o => o.Whole == o.Point.StartsWith("submit/"));
    }
}
