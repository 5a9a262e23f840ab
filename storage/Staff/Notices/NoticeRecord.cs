namespace CustomerConnect.Storage.Staff.Notices;

/// <summary>A notice as a member sees it.</summary>
public sealed record NoticeRecord
{
    /// <summary>Its number: later ones have higher ones.</summary>
    public long Id { get; init; }

    /// <summary>Stable word of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened, milliseconds since 1970-01-01 UTC.</summary>
    public long At { get; init; }

    /// <summary>Division.</summary>
    public string? Division { get; init; }

    /// <summary>Community.</summary>
    public string? Community { get; init; }

    /// <summary>Project, or null.</summary>
    public string? Project { get; init; }

    /// <summary>Home, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Session, or null.</summary>
    public string? Session { get; init; }

    /// <summary>Contact, or null.</summary>
    public string? Contact { get; init; }

    /// <summary>Link, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Name of the link, or null.</summary>
    public string? LinkName { get; init; }

    /// <summary>First name of the contact; null for one who was erased.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of the contact.</summary>
    public string? LastName { get; init; }

    /// <summary>1 when the member has read it.</summary>
    public long Read { get; init; }
}

/// <summary>A page of notices, the newest first.</summary>
/// <param name="Before">The number that the next page starts below; null when this is the last.</param>
public sealed record NoticePage(IReadOnlyList<NoticeRecord> Rows, long? Before);

/// <summary>How a member's bell stands.</summary>
/// <param name="Unread">Notices not read, at most <see cref="NoticeTable.MostCounted"/>.</param>
/// <param name="Last">Number of the newest notice that was counted among all there were, read or not.</param>
public sealed record BellCount(long Unread, long Last);
