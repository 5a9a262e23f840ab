using System.Globalization;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Places;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace CustomerConnect.Web.Staff.Sessions;

/// <summary>What the address of the sessions page asks for. What it does not know it leaves out; no name is ever in it.</summary>
/// <param name="Search">Id of what is looked for (<see cref="Storage.Staff.History.Searches"/>), or null.</param>
/// <param name="When">One of <see cref="Windows"/>; a search is for any time unless it says otherwise.</param>
public sealed record SessionQuery(
    string? Search, string? Division, string? Community, string? Project, string? Status, string? User, string When, SessionMark? Before)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/staff/sessions";

    /// <summary>Choices of the date filter: code, word and days, null for all.</summary>
    public static readonly IReadOnlyList<(string Code, string Word, int? Days)> Windows =
        [("1", "Last 24 hours", 1), ("7", "Last 7 days", 7), ("30", "Last 30 days", 30), ("all", "Any time", null)];

    private const string Usual = "7", Always = "all";

    /// <summary>First day, or null; days take the place of <see cref="When"/>.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day, which is in it, or null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>True when nothing is narrowed.</summary>
    public bool IsPlain => this is { From: null, To: null, Search: null, Division: null, Community: null, Project: null, Status: null, User: null, When: Usual };

    /// <summary>Reads a query or a form.</summary>
    /// <param name="value">The value of a name, empty where there is none.</param>
    public static SessionQuery Of(Func<string, string> value)
    {
        string? Text(string name) => value(name) is { Length: > 0 and <= 64 } text ? text : null;
        return new(
            Text("search"), Text("division"), Text("community"), Text("project"),
            SessionWords.Statuses.Select(s => s.Code).FirstOrDefault(c => c == Text("status")),
            SessionWords.Users.Select(u => u.Code).FirstOrDefault(c => c == Text("user")),
            Windows.Select(w => w.Code).FirstOrDefault(c => c == Text("when")) ?? Usual, Mark(Text("before")))
        {
            From = Day(value("from")), To = Day(value("to")),
        };
    }

    /// <summary>The same with what goes together.</summary>
    public SessionQuery Within(SeenPlaces places)
    {
        var (division, community, project) = places.Within(Division, Community, Project);
        return this with { Division = division, Community = community, Project = project };
    }

    /// <summary>The filter at a moment.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="zone">The zone that days begin in.</param>
    public SessionFilter At(DateTimeOffset now, SessionSearch? search, DateTimeZone zone) => new(
        Community, Project, Status, User,
        From is { } from ? Start(from, zone) : To is null && Windows.First(w => w.Code == When).Days is { } days ? now.AddDays(-days) : null)
    {
        Division = Division, Search = search, Until = To is { } to ? Start(to.PlusDays(1), zone) : null,
    };

    /// <summary>A day as an address and a date field have it.</summary>
    public static string? Text(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static DateTimeOffset Start(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day).ToDateTimeOffset();

    private static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 2000 and < 2200 } day } ? day : null;

    /// <summary>The same for what was kept under an id. Who looks for somebody wants to find them whenever they came.</summary>
    public SessionQuery LookingFor(string? id) => this with { Search = id, When = id is null || When != Usual ? When : Always, Before = null };

    /// <summary>The address of the page of older rows, or of the newest with null.</summary>
    public string Address(SessionMark? before) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("search", Search), new("division", Division), new("community", Community), new("project", Project), new("status", Status), new("user", User), new("when", When == Usual ? null : When), new("from", Text(From)), new("to", Text(To)),
            new("before", before is null ? null : string.Create(CultureInfo.InvariantCulture, $"{before.ChangedAt}.{before.Id}")),
        }.Where(p => p.Value is not null)));

    private static SessionMark? Mark(string? text) =>
        text?.Split('.') is [var at, { Length: > 0 } id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new SessionMark(time, id) : null;
}
