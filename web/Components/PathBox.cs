using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerConnect.Web.Components;

/// <summary>How wide the outline of an overlay is.</summary>
public static partial class PathBox
{
    /// <summary>
    /// Width of SVG path data with absolute commands (M, L, H, V, A, C, Q, Z), from its end and control points; 0 when it has none.
    /// </summary>
    public static double Width(string path)
    {
        double least = double.MaxValue, most = double.MinValue;
        foreach (Match part in Command().Matches(path))
        {
            var numbers = Number().Matches(part.Groups["numbers"].Value).Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture)).ToList();
            foreach (var x in Abscissas(part.Groups["command"].Value[0], numbers))
            {
                least = Math.Min(least, x);
                most = Math.Max(most, x);
            }
        }

        return most < least ? 0 : most - least;
    }

    private static IEnumerable<double> Abscissas(char command, List<double> numbers) => command switch
    {
        'H' => numbers,
        'V' or 'Z' => [],
        'A' => numbers.Where((_, i) => i % 7 == 5),
        _ => numbers.Where((_, i) => i % 2 == 0),
    };

    [GeneratedRegex("(?<command>[A-Z])(?<numbers>[^A-Z]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"-?\d+(?:\.\d+)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
