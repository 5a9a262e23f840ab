using System.Collections.Immutable;
using Dapper;

namespace CustomerConnect.Storage.Staff;

/// <summary>
/// What a member of the staff may see: the one place that says so, for pages, queries and groups of the hub alike.
/// </summary>
/// <param name="Everything">True for an administrator: the other two mean nothing then.</param>
/// <param name="Divisions">Divisions seen with all their communities.</param>
/// <param name="Communities">Communities seen beside them.</param>
public sealed record StaffScope(bool Everything, ImmutableHashSet<string> Divisions, ImmutableHashSet<string> Communities)
{
    private const string Everybody = "staff";

    /// <summary>Sees nothing.</summary>
    public static readonly StaffScope Nothing = new(false, [], []);

    /// <summary>Sees everything.</summary>
    public static readonly StaffScope All = new(true, [], []);

    /// <summary>True when what belongs to this division and community may be seen.</summary>
    public bool Allows(string? division, string? community) =>
        Everything || (division is not null && Divisions.Contains(division)) || (community is not null && Communities.Contains(community));

    /// <summary>
    /// The same as <see cref="Allows"/> as a condition on columns <c>division_id</c> and <c>community_id</c>, its values added to
    /// <paramref name="values"/>.
    /// </summary>
    /// <param name="table">Alias of the table.</param>
    /// <param name="values">Gets the values.</param>
    public string Condition(string table, DynamicParameters values)
    {
        if (Everything)
        {
            return "1 = 1";
        }

        var divisions = SqlList.In($"{table}.division_id", "division", Divisions, values);
        return $"({divisions} or {SqlList.In($"{table}.community_id", "community", Communities, values)})";
    }

    /// <summary>True when everything that the other allows is allowed by this too.</summary>
    /// <param name="divisionOf">The division of a community; null for one that there is not.</param>
    public bool Covers(StaffScope other, Func<string, string?> divisionOf) =>
        Everything || (!other.Everything && other.Divisions.All(d => Allows(d, null)) && other.Communities.All(c => Allows(divisionOf(c), c)));

    /// <summary>True when both allow the same.</summary>
    public bool IsSameAs(StaffScope other) =>
        Everything == other.Everything && (Everything || (Divisions.SetEquals(other.Divisions) && Communities.SetEquals(other.Communities)));

    /// <summary>Groups of the hub that a member with this scope is in.</summary>
    public IEnumerable<string> Groups() =>
        Everything ? [Everybody] : [.. Divisions.Select(d => $"division:{d}"), .. Communities.Select(c => $"community:{c}")];

    /// <summary>The same groups for those who may also see identities: a scope alone does not show whose identity stands how.</summary>
    public IEnumerable<string> IdentityGroups() => Groups().Select(IdentityGroup);

    /// <summary>The group beside one of <see cref="GroupsOf"/> that hears of identities.</summary>
    public static string IdentityGroup(string group) => $"identity {group}";

    /// <summary>A name for what it allows: two that allow the same have the same.</summary>
    public string Key => string.Join(' ', Groups().Order(StringComparer.Ordinal));

    /// <summary>Groups of the hub that are told of what belongs to this division and community.</summary>
    public static IReadOnlyList<string> GroupsOf(string? division, string? community)
    {
        var groups = new List<string>(3) { Everybody };
        if (division is not null)
        {
            groups.Add($"division:{division}");
        }

        if (community is not null)
        {
            groups.Add($"community:{community}");
        }

        return groups;
    }
}
