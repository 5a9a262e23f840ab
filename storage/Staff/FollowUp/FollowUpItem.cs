namespace CustomerConnect.Storage.Staff.FollowUp;

/// <summary>The lists, in the order in which they are worked through: what costs most when it waits comes first.</summary>
public enum FollowUpList
{
    /// <summary>Deposits that failed.</summary>
    Deposits,

    /// <summary>Identities in progress for longer than a business day.</summary>
    Identity,

    /// <summary>Reservations without an appointment.</summary>
    Appointments,

    /// <summary>Links that are opened unusually often or seldom, anew each week.</summary>
    Links,

    /// <summary>Verifications in person, to be audited.</summary>
    Verifications,
}

/// <summary>An item of a list. Instants in milliseconds since 1970-01-01 UTC.</summary>
public sealed record FollowUpItem
{
    /// <summary>Id of the deposit, contact, reservation, link or note.</summary>
    public required string Id { get; init; }

    /// <summary>Number of what last happened to it; it only grows.</summary>
    public long Fact { get; init; }

    /// <summary>When that was.</summary>
    public long At { get; init; }

    /// <summary>The contact, or null.</summary>
    public string? Contact { get; init; }

    /// <summary>Their first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Their last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Their e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Their mobile, or a number to call.</summary>
    public string? Phone { get; init; }

    /// <summary>The session, or null.</summary>
    public string? Session { get; init; }

    /// <summary>Community.</summary>
    public string? Community { get; init; }

    /// <summary>Project, or null.</summary>
    public string? Project { get; init; }

    /// <summary>Home, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The list's own word: a failure, a status, the link's name, the kind of document.</summary>
    public string? Detail { get; init; }

    /// <summary>The list's own figure: attempts, the end of a reservation, 1 or -1 for traffic.</summary>
    public long? Figure { get; init; }

    /// <summary>Name of the member who did what the item is about, or null.</summary>
    public string? Who { get; init; }

    /// <summary>The fact that was done, or null.</summary>
    public long? Seen { get; init; }

    /// <summary>When it was done.</summary>
    public long? DoneAt { get; init; }

    /// <summary>Name of who did it.</summary>
    public string? DoneBy { get; init; }

    /// <summary>What they noted.</summary>
    public string? Note { get; init; }
}

/// <summary>Where a page ended.</summary>
public sealed record FollowUpMark(long At, string Id);

/// <summary>A page of a list.</summary>
/// <param name="Next">Where the next page starts, or null.</param>
public sealed record FollowUpPage(IReadOnlyList<FollowUpItem> Rows, FollowUpMark? Next);

/// <summary>What of a list is shown. Null narrows nothing.</summary>
/// <param name="Done">True for what is done, false for what is open.</param>
public sealed record FollowUpFilter(bool Done, string? Division, string? Community);
