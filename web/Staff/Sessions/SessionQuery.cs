using System.Globalization;
using CustomerConnect.Storage.Staff.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerConnect.Web.Staff.Sessions;

/// <summary>What the address of the sessions page asks for. What it does not know it leaves out; no name is ever in it.</summary>
public sealed record SessionQuery(string? Community, string? Project, string? Status, string? User, string When, SessionMark? Before)
{
    /// <summary>Choices of the date filter: code, word and days, null for all.</summary>
    public static readonly IReadOnlyList<(string Code, string Word, int? Days)> Windows =
        [("1", "Last 24 hours", 1), ("7", "Last 7 days", 7), ("30", "Last 30 days", 30), ("all", "Any time", null)];

    private const string Usual = "7";

    /// <summary>True when nothing is narrowed.</summary>
    public bool IsPlain => this is { Community: null, Project: null, Status: null, User: null, When: Usual };

    /// <summary>Reads the query.</summary>
    public static SessionQuery Of(IQueryCollection query) => new(
        Text(query, "community"), Text(query, "project"),
        SessionWords.Statuses.Select(s => s.Code).FirstOrDefault(c => c == Text(query, "status")),
        SessionWords.Users.Select(u => u.Code).FirstOrDefault(c => c == Text(query, "user")),
        Windows.Select(w => w.Code).FirstOrDefault(c => c == Text(query, "when")) ?? Usual, Mark(Text(query, "before")));

    /// <summary>The filter at a moment.</summary>
    public SessionFilter At(DateTimeOffset now) => new(
        Community, Project, Status, User, Windows.First(w => w.Code == When).Days is { } days ? now.AddDays(-days) : null);

    /// <summary>The address of the page of older rows, or of the newest with null.</summary>
    public string Address(SessionMark? before) => QueryHelpers.AddQueryString("/staff/sessions", new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("community", Community), new("project", Project), new("status", Status), new("user", User), new("when", When == Usual ? null : When),
            new("before", before is null ? null : string.Create(CultureInfo.InvariantCulture, $"{before.ChangedAt}.{before.Id}")),
        }.Where(p => p.Value is not null)));

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 and <= 64 } text ? text : null;

    private static SessionMark? Mark(string? text) =>
        text?.Split('.') is [var at, { Length: > 0 } id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new SessionMark(time, id) : null;
}
