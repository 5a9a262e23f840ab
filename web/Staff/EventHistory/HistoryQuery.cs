using System.Globalization;
using CustomerConnect.Web.Staff.Journal;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.EventHistory;

/// <summary>
/// What the address of the history asks for. What it does not know it leaves out. Words are kept under an id (<see cref="Search"/>), for a
/// name may be among them.
/// </summary>
/// <param name="Search">Id of the words, or null.</param>
/// <param name="Kind">Code of a kind of events, or null.</param>
/// <param name="Contact">Id of a contact, or null.</param>
/// <param name="Unit">Id of a home, or null.</param>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
/// <param name="Before">The position that the page starts below, or null.</param>
public sealed record HistoryQuery(
    string? Search = null, string? Kind = null, string? Community = null, string? Contact = null, string? Unit = null, LocalDate? From = null, LocalDate? To = null,
    long? Before = null)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/staff/history";

    /// <summary>True when nothing is narrowed.</summary>
    public bool IsPlain => this with { Before = null } == new HistoryQuery();

    /// <summary>Reads a query or a form.</summary>
    /// <param name="value">The value of a name, empty where there is none.</param>
    public static HistoryQuery Of(Func<string, string> value)
    {
        string? Text(string name) => value(name) is { Length: > 0 and <= 64 } text ? text : null;
        LocalDate? Day(string name) => LocalDatePattern.Iso.Parse(value(name)).TryGetValue(default, out var day) && day.Year is > 2000 and < 2200 ? day : null;
        return new(
            Text("search"), EventKinds.All.Select(k => k.Code).FirstOrDefault(c => c == value("kind")), Text("community"), Text("contact"), Text("unit"),
            Day("from"), Day("to"), long.TryParse(value("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);
    }

    /// <summary>The address.</summary>
    public string Address() => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("search", Search), new("kind", Kind), new("community", Community), new("contact", Contact), new("unit", Unit),
            new("from", From is { } from ? LocalDatePattern.Iso.Format(from) : null), new("to", To is { } to ? LocalDatePattern.Iso.Format(to) : null),
            new("before", Before?.ToString(CultureInfo.InvariantCulture)),
        }.Where(p => p.Value is not null)));
}
