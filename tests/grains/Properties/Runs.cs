using FsCheck;
using FsCheck.Fluent;

namespace CustomerConnect.Tests.Properties;

/// <summary>How often a property is tried: 500 sequences, or as <c>FSCHECK_RUNS</c> says. A failure prints its seed.</summary>
internal static class Runs
{
    public static void Hold<T>(Gen<T[]> sequences, Action<T[]> property)
    {
        var runs = int.TryParse(Environment.GetEnvironmentVariable("FSCHECK_RUNS"), out var wanted) ? wanted : 500;
        Prop.ForAll(Arb.From(sequences, Shrink), property).Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(60));
    }

    /// <summary>Shorter sequences that may show the same: halves first, then one step less.</summary>
    private static IEnumerable<T[]> Shrink<T>(T[] steps)
    {
        for (var size = steps.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= steps.Length; at += size)
            {
                yield return [.. steps[..at], .. steps[(at + size)..]];
            }
        }
    }
}
