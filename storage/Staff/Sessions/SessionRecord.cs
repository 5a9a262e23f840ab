namespace CustomerConnect.Storage.Staff.Sessions;

/// <summary>A session as staff see it, with the names that belong to its ids. Instants in milliseconds since 1970-01-01 UTC.</summary>
public sealed record SessionRecord
{
    /// <summary>Id of the session.</summary>
    public required string Id { get; init; }

    /// <summary>Version of its stream that the row shows.</summary>
    public long Version { get; init; }

    /// <summary>Division.</summary>
    public string? Division { get; init; }

    /// <summary>Community.</summary>
    public string? Community { get; init; }

    /// <summary>Project chosen, or null.</summary>
    public string? Project { get; init; }

    /// <summary>Model chosen, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Home chosen, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Id of the link it came from, or what stands in place of one.</summary>
    public string? LinkId { get; init; }

    /// <summary>Name of the link it came from.</summary>
    public string? Link { get; init; }

    /// <summary>Contact, null before sign-in.</summary>
    public string? Contact { get; init; }

    /// <summary>Kind of the contact, null before sign-in.</summary>
    public string? Kind { get; init; }

    /// <summary>First name, null before registration.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name, null before registration.</summary>
    public string? LastName { get; init; }

    /// <summary>Word of the status.</summary>
    public string? Status { get; init; }

    /// <summary>Word of the step.</summary>
    public string? Step { get; init; }

    /// <summary>Word of the status of its reservation, or null without one.</summary>
    public string? Reservation { get; init; }

    /// <summary>1 while it waits in the queue behind a home.</summary>
    public long Queued { get; init; }

    /// <summary>Word of the deposit's status, or null.</summary>
    public string? Deposit { get; init; }

    /// <summary><c>payment</c>, or <c>intent</c> where a card is only stored; null without a deposit.</summary>
    public string? DepositMode { get; init; }

    /// <summary>What was ever charged, in cents.</summary>
    public long Captured { get; init; }

    /// <summary>Attempts at the deposit.</summary>
    public long Attempts { get; init; }

    /// <summary>Code of the last failure of the deposit, or null.</summary>
    public string? LastFailure { get; init; }

    /// <summary>When the hold ends, or null.</summary>
    public long? HoldUntil { get; init; }

    /// <summary>Browser.</summary>
    public string? Browser { get; init; }

    /// <summary>Its version.</summary>
    public string? BrowserVersion { get; init; }

    /// <summary>Operating system.</summary>
    public string? Os { get; init; }

    /// <summary>1 when the browser is older than those tested.</summary>
    public long Outdated { get; init; }

    /// <summary>When it started.</summary>
    public long StartedAt { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public long ChangedAt { get; init; }

    /// <summary>When its reservation last changed, or null.</summary>
    public long? ReservationChangedAt { get; init; }

    /// <summary>When its deposit last changed, or null.</summary>
    public long? DepositChangedAt { get; init; }

    /// <summary>When anything that its row shows last changed: of two drawings of it the one with the later is the newer.</summary>
    public long FreshAt => Math.Max(ChangedAt, Math.Max(ReservationChangedAt ?? 0, DepositChangedAt ?? 0));
}
