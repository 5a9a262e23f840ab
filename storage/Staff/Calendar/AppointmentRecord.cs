namespace CustomerConnect.Storage.Staff.Calendar;

/// <summary>An appointment, booked or only chosen. Instants in milliseconds since 1970-01-01 UTC.</summary>
public sealed record AppointmentRecord
{
    /// <summary>The reservation that booked it; null while a session under a hold has only chosen it.</summary>
    public string? Reservation { get; init; }

    /// <summary>The session.</summary>
    public required string Session { get; init; }

    /// <summary>Community.</summary>
    public required string Community { get; init; }

    /// <summary>Project.</summary>
    public required string Project { get; init; }

    /// <summary>Home.</summary>
    public string? Unit { get; init; }

    /// <summary>Word of the reservation's status, or null.</summary>
    public string? Status { get; init; }

    /// <summary>First name of the contact; null for one who was erased or has not registered.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of the contact.</summary>
    public string? LastName { get; init; }

    /// <summary>1 when the contact has an e-mail address, by which they are told of a move.</summary>
    public long HasEmail { get; init; }

    /// <summary>How it is held: <c>phone</c> or <c>in-person</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it starts.</summary>
    public long At { get; init; }

    /// <summary>Version of the reservation's stream, 0 without one: grows with every move.</summary>
    public long Version { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public long ChangedAt { get; init; }
}
