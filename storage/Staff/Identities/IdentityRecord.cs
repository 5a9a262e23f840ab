namespace CustomerConnect.Storage.Staff.Identities;

/// <summary>How somebody's identity stands, as staff see it. Instants in milliseconds since 1970-01-01 UTC.</summary>
public sealed record IdentityRecord
{
    /// <summary>Id of the contact.</summary>
    public required string Contact { get; init; }

    /// <summary>First name, null before registration.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name, null before registration.</summary>
    public string? LastName { get; init; }

    /// <summary>E-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Mobile, or a number to call; null for neither.</summary>
    public string? Phone { get; init; }

    /// <summary>Word of the status, as in <c>identity_view</c>.</summary>
    public required string Status { get; init; }

    /// <summary>1 once the profile is filled in.</summary>
    public long Profile { get; init; }

    /// <summary>The check under way at the provider, or null.</summary>
    public string? Check { get; init; }

    /// <summary>Code of why the last check failed, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>When it began.</summary>
    public long StartedAt { get; init; }

    /// <summary>When it was verified, failed or given up; null before.</summary>
    public long? EndedAt { get; init; }

    /// <summary>Name of the member who verified it in person, or null.</summary>
    public string? By { get; init; }

    /// <summary>Word of the document that they saw, or null.</summary>
    public string? Document { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public long ChangedAt { get; init; }

    /// <summary>Community whose link was opened, or where the contact was last; null when nobody knows.</summary>
    public string? Community { get; init; }

    /// <summary>Its division.</summary>
    public string? Division { get; init; }
}

/// <summary>Where a page ended: the next one is of rows that changed before.</summary>
public sealed record IdentityMark(long ChangedAt, string Contact);

/// <summary>A page, the one that changed last first.</summary>
/// <param name="Older">Where the next page starts, or null when this is the last.</param>
public sealed record IdentityPage(IReadOnlyList<IdentityRecord> Rows, IdentityMark? Older);

/// <summary>Which identities are shown. Null narrows nothing.</summary>
/// <param name="From">Last changed then or later.</param>
/// <param name="Until">Last changed before then.</param>
public sealed record IdentityFilter(string? Division, string? Community, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Communities whose identities are older than a business day when they began before a moment.</summary>
/// <param name="Before">That moment.</param>
/// <param name="Communities">Ids; empty stands for those that are in no community.</param>
public sealed record BusinessDayLimit(DateTimeOffset Before, IReadOnlyList<string> Communities);
