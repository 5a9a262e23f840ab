namespace CustomerConnect.Web.Staff.People;

/// <summary>
/// What a member of the staff confirms when they verify an identity in person. The log keeps the version; a text is never changed once somebody
/// may have confirmed it, but gets a version of its own.
/// </summary>
public static class ComplianceStatement
{
    /// <summary>Version that is confirmed now.</summary>
    public const string Current = "2026-1";

    private static readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal)
    {
        ["2026-1"] =
            """
            I met this person today, in person.
            I held the original of a government ID with a photo: it is valid, shows no sign of having been changed, and the photo is theirs.
            The name on it is the one that I wrote down here, and nobody was pressed or paid to show it.
            I know that this statement is kept with my name and is audited.
            """,
    };

    /// <summary>All versions.</summary>
    public static IEnumerable<string> Versions => _texts.Keys;

    /// <summary>The text of a version; null for one that never was.</summary>
    public static string? Text(string version) => _texts.GetValueOrDefault(version);
}
