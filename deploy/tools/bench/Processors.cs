using System.Diagnostics;
using System.Globalization;

namespace CustomerConnect.Bench;

/// <summary>Processor time, user and system.</summary>
/// <param name="Ours">Of this process.</param>
/// <param name="Postgres">Of all processes named <c>postgres</c> on this machine; those that have ended meanwhile are missing.</param>
internal readonly record struct Processors(TimeSpan Ours, TimeSpan Postgres)
{
    /// <summary>What has been used since the processes started.</summary>
    public static Processors Used(Process own)
    {
        own.Refresh();
        return new(own.TotalProcessorTime, TimeSpan.FromSeconds(Directory.GetDirectories("/proc").Sum(Ticks) / TicksPerSecond));
    }

    private const double TicksPerSecond = 100; // USER_HZ of proc(5), the same on every Linux of today.

    // Fields 14 and 15 of stat, counted behind the name, which may hold anything (proc(5)).
    private static long Ticks(string process)
    {
        try
        {
            var stat = File.ReadAllText(process + "/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return stat.Contains("(postgres)", StringComparison.Ordinal) ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // No process, or one that has just ended.
        }
    }

    /// <summary>Both together.</summary>
    public static Processors operator +(Processors one, Processors other) => new(one.Ours + other.Ours, one.Postgres + other.Postgres);

    /// <summary>What was used between the two.</summary>
    public static Processors operator -(Processors after, Processors before) => new(after.Ours - before.Ours, after.Postgres - before.Postgres);
}
