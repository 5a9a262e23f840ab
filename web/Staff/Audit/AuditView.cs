using System.Globalization;
using CustomerConnect.Storage.Staff.Actions;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerConnect.Web.Staff.Audit;

/// <summary>The audit trail's page.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="ByName">Name of the member whose actions alone are shown, or null.</param>
/// <param name="Older">Where the next page starts, or null.</param>
public sealed record AuditView(string Member, AuditQuery Query, string? ByName, IReadOnlyList<AuditRow> Rows, ActionMark? Older);

/// <summary>A line.</summary>
/// <param name="By">Id of who did it, or null.</param>
/// <param name="Address">Page of what it was done to; null for none that the reader may open.</param>
public sealed record AuditRow(
    string When, string? By, string Who, string What, bool Trouble, string? On, string? Address, string? Why, string? Detail, string? Community);

/// <summary>What of the trail is shown; all of it stands in the address, members by id.</summary>
/// <param name="What">Group of actions, or null.</param>
/// <param name="By">Id of a member, or null.</param>
/// <param name="When">Code of the window.</param>
/// <param name="Before">Where the page before ended, or null.</param>
public sealed record AuditQuery(string? What, string? By, string When, ActionMark? Before)
{
    /// <summary>Choices of the window: code, word and days, null for all.</summary>
    public static readonly IReadOnlyList<(string Code, string Word, int? Days)> Windows =
        [("1", "Last 24 hours", 1), ("7", "Last 7 days", 7), ("30", "Last 30 days", 30), ("all", "Any time", null)];

    private const string Usual = "30";

    /// <summary>True when nothing is narrowed.</summary>
    public bool IsPlain => this is { What: null, By: null, When: Usual };

    /// <summary>Reads the address; what makes no sense is as if it were not there.</summary>
    public static AuditQuery Of(IQueryCollection query) => new(
        AuditWords.Groups.Select(g => g.Code).FirstOrDefault(c => c == query["what"]),
        query["by"].ToString() is { Length: > 0 and <= 64 } by ? by : null,
        Windows.Select(w => w.Code).FirstOrDefault(c => c == query["when"]) ?? Usual, Mark(query["before"]));

    /// <summary>The filter at a moment.</summary>
    public ActionFilter At(DateTimeOffset now) => new(What, By, Windows.First(w => w.Code == When).Days is { } days ? now.AddDays(-days) : null);

    /// <summary>The address of this.</summary>
    public string Address() => QueryHelpers.AddQueryString("/staff/audit", new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[]
        {
            new("what", What), new("by", By), new("when", When == Usual ? null : When),
            new("before", Before is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Before.At}.{Before.Id}")),
        }.Where(p => p.Value is not null)));

    private static ActionMark? Mark(string? text) =>
        text?.Split('.', 2) is [var at, { Length: > 0 and <= 200 } id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new(time, id) : null;
}
