using CustomerConnect.Storage.Staff;
using CustomerConnect.Storage.Staff.Team;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Sessions;
using Microsoft.AspNetCore.WebUtilities;

namespace CustomerConnect.Web.Staff.Team;

/// <summary>The team page.</summary>
/// <param name="Member">Name of who looks.</param>
/// <param name="Query">What was asked for.</param>
/// <param name="Searched">What was looked for, or null.</param>
/// <param name="After">Id of the last member, where the next page starts, or null.</param>
/// <param name="Open">The member whose panel is open, or null.</param>
public sealed record TeamView(string Member, TeamQuery Query, string? Searched, IReadOnlyList<MemberRow> Rows, string? After, MemberPanelView? Open)
{
    /// <summary>What was done, or null.</summary>
    public string? Done { get; init; }
}

/// <summary>A row.</summary>
/// <param name="Seen">When they were last here, or null.</param>
public sealed record MemberRow(string Id, string Name, string Email, string Role, Badge State, string? Seen);

/// <summary>What the panel of a member shows.</summary>
/// <param name="MayChange">True when who looks may change them; otherwise <see cref="Refused"/> says why not.</param>
/// <param name="IsSelf">True for who looks.</param>
public sealed record MemberPanelView(TeamMember Person, Badge State, MemberFieldsView Fields, bool MayChange, bool IsSelf)
{
    /// <summary>Why what was asked for was not done, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>What was filled in then, or null.</summary>
    public Typed? Typed { get; init; }

    /// <summary>The reason that was typed in a form that was refused; null for other forms.</summary>
    public string? Why(string action) => Typed?.Action == action ? Typed.Form["why"].ToString() : null;
}

/// <summary>What is filled in for a member.</summary>
/// <param name="Roles">Roles that who looks may give.</param>
/// <param name="Places">Divisions and communities that who looks sees.</param>
/// <param name="MayGiveAll">True when who looks sees everything.</param>
public sealed record MemberFieldsView(
    string Name, string? Email, string? Role, StaffScope Scope, IReadOnlyList<Role> Roles, IReadOnlyList<DivisionPlace> Places, bool MayGiveAll);

/// <summary>The page that adds a member.</summary>
/// <param name="Refused">Why what was asked for was not done, or null.</param>
/// <param name="Why">The reason that was typed, or null.</param>
public sealed record NewMemberView(string Member, MemberFieldsView Fields, string? Refused, string? Why = null);

/// <summary>What of the team is shown; all of it stands in the address, a name that was searched for under an id.</summary>
/// <param name="Open">Member whose panel is open, or null.</param>
/// <param name="Search">Id of what was searched for, or null.</param>
/// <param name="After">Id of the last member of the page before, or null.</param>
/// <param name="Done">Code of what was done, or null.</param>
public sealed record TeamQuery(string? Open, string? Search, string? After, string? Done = null)
{
    /// <summary>Reads the address.</summary>
    public static TeamQuery Of(IQueryCollection query) => new(Text(query["member"], 64), Text(query["q"], 64), Text(query["after"], 64), Text(query["done"], 20));

    /// <summary>The address of this.</summary>
    public string Address() => QueryHelpers.AddQueryString("/staff/team", new Dictionary<string, string?>(
        new KeyValuePair<string, string?>[] { new("member", Open), new("q", Search), new("after", After), new("done", Done) }.Where(p => p.Value is not null)));

    private static string? Text(string? value, int longest) => value is { Length: > 0 } && value.Length <= longest ? value : null;
}
