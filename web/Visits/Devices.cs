using System.Text.RegularExpressions;
using CustomerConnect.Sessions;

namespace CustomerConnect.Web.Visits;

/// <summary>What the browser says of itself, as far as it helps staff to help.</summary>
public static partial class Devices
{
    /// <summary>Browsers, the telling ones first (Edge calls itself Chrome, Chrome calls itself Safari), with the oldest major tested.</summary>
    private static readonly (string Mark, string Name, int Oldest)[] _browsers =
    [
        ("SamsungBrowser/", "Samsung Internet", 22), ("EdgA/", "Edge", 111), ("EdgiOS/", "Edge", 111), ("Edg/", "Edge", 111), ("OPR/", "Opera", 97),
        ("FxiOS/", "Firefox", 120), ("Firefox/", "Firefox", 128), ("CriOS/", "Chrome", 111), ("Chrome/", "Chrome", 111), ("Version/", "Safari", 16),
    ];

    private static readonly (string Mark, string Name)[] _systems =
    [
        ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Android", "Android"), ("Windows NT", "Windows"), ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>The device of a request. What is not known is called so, and not outdated.</summary>
    public static Device Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var (mark, name, oldest) = Array.Find(_browsers, b => agent.Contains(b.Mark, StringComparison.Ordinal));
        var os = Array.Find(_systems, s => agent.Contains(s.Mark, StringComparison.Ordinal)).Name ?? "Unknown";
        if (mark is null)
        {
            return new Device("Unknown", "", os, Outdated: false);
        }

        var version = Number().Match(agent, agent.IndexOf(mark, StringComparison.Ordinal) + mark.Length).Value;
        return new Device(name, version, os, int.TryParse(version.Split('.')[0], out var major) && major < oldest);
    }

    [GeneratedRegex(@"\G\d{1,5}(\.\d{1,5})?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Number();
}
