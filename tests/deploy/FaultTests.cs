using CustomerConnect.Bench.Faults;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Deploy.Tests;

/// <summary>
/// A process dies at every step of a submission, of its undo and of giving a hold back. The same as <c>deploy/bench faults</c>, which says too how
/// long it took: here what becomes of it is tested, not how soon.
/// </summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("two")]
    public async Task A_process_killed_at_any_step_leaves_it_whole_or_undone_or_given_back(string on)
    {
        var result = await FaultBench.RunAsync(on);

        result.Offences.Should().BeEmpty();
        result.Outcomes.Select(o => o.Point).Should().Equal(FaultBench.Points);
        result.Outcomes.Select(o => o.Became).Should().Equal(FaultBench.Points.Select(
            p => p.StartsWith("submit/", StringComparison.Ordinal) ? "whole" : p.StartsWith("undo/", StringComparison.Ordinal) ? "undone" : "given back"));
    }
}
