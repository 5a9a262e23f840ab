using System.Diagnostics;

namespace CustomerConnect.Bench;

/// <summary>Another process of this same program.</summary>
internal static class OwnProcess
{
    /// <summary>Starts it with its standard output to be read.</summary>
    public static Process Start(params string[] arguments)
    {
        // Tests load this program as a library: then it is started by the dotnet that runs them.
        var program = typeof(OwnProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
