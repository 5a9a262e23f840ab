namespace CustomerConnect.Storage.Staff.History;

/// <summary>What a word of a search stands for: what is asked for belongs to any of these.</summary>
public sealed record SearchTerm(
    IReadOnlyList<string> Contacts, IReadOnlyList<string> Units, IReadOnlyList<string> Projects, IReadOnlyList<string> Communities, IReadOnlyList<string> Types)
{
    /// <summary>True when the word stands for nothing: nothing can be found then.</summary>
    public bool IsEmpty => Contacts.Count + Units.Count + Projects.Count + Communities.Count + Types.Count == 0;

    /// <summary>True when the word is about what happened alone.</summary>
    internal bool IsOfTypes => Types.Count > 0 && Contacts.Count + Units.Count + Projects.Count + Communities.Count == 0;

    /// <summary>The columns and what is wanted of them.</summary>
    internal IEnumerable<(string Column, IReadOnlyList<string> Values)> Columns =>
        new[]
        {
            ("contact_id", Contacts), ("unit_id", Units), ("project_id", Projects), ("community_id", Communities), ("type", Types),
        }.Where(c => c.Item2.Count > 0);

    /// <summary>Roughly how many events there are of it: of two words the rarer leads the way.</summary>
    internal long Weight => (Contacts.Count * 20L) + (Units.Count * 200L) + (Projects.Count * 100_000L) + (Communities.Count * 500_000L) + (Types.Count * 50_000L);
}

/// <summary>What is asked of the history; what is null does not narrow.</summary>
/// <param name="Terms">Words, all of which have to fit.</param>
/// <param name="Types">Types of events, any of which.</param>
/// <param name="From">First moment, inclusive.</param>
/// <param name="Until">Last moment, exclusive.</param>
public sealed record HistoryFilter(
    IReadOnlyList<SearchTerm> Terms, IReadOnlyList<string>? Types = null, string? Community = null, string? Unit = null, string? Contact = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>Types of events that the reader is not told of.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];
}

/// <summary>A row of the history, with the event as it was written. Instants in milliseconds since 1970-01-01 UTC.</summary>
public sealed record HistoryRecord
{
    /// <summary>Place in the log.</summary>
    public long Position { get; init; }

    /// <summary>When it happened.</summary>
    public long At { get; init; }

    /// <summary>Type of the event.</summary>
    public required string Type { get; init; }

    /// <summary>Version of its shape.</summary>
    public long Schema { get; init; }

    /// <summary>Its JSON.</summary>
    public required string Data { get; init; }

    /// <summary>Community, or null.</summary>
    public string? Community { get; init; }

    /// <summary>Project, or null.</summary>
    public string? Project { get; init; }

    /// <summary>Home, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Contact, or null.</summary>
    public string? Contact { get; init; }

    /// <summary>Session, or null.</summary>
    public string? Session { get; init; }

    /// <summary>First name of the contact; null for one who was erased.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of the contact.</summary>
    public string? LastName { get; init; }
}

/// <summary>A page of the history, the newest first.</summary>
/// <param name="Before">The position that the next page starts below; null when this is the last.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryRecord> Rows, long? Before);
