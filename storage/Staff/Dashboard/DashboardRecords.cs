namespace CustomerConnect.Storage.Staff.Dashboard;

/// <summary>What a dashboard is made of, as the tables have it. Instants in milliseconds since 1970-01-01 UTC.</summary>
/// <param name="Visits">Who is here.</param>
/// <param name="Holds">Homes on hold.</param>
/// <param name="Reserved">Reservations of the last eight days, by community and quarter of an hour.</param>
/// <param name="Deposits">Money of reservations that stand, by currency.</param>
/// <param name="Slots">Appointments around today, by project and start.</param>
/// <param name="Recent">Newest reservations.</param>
/// <param name="Upcoming">Next appointments.</param>
/// <param name="Stuck">Sessions that somebody should look after.</param>
public sealed record DashboardRecords(
    VisitCount Visits, HoldCount Holds, IReadOnlyList<QuarterCount> Reserved, IReadOnlyList<DepositSum> Deposits,
    IReadOnlyList<SlotCount> Slots, IReadOnlyList<ReservationRecord> Recent, IReadOnlyList<ReservationRecord> Upcoming,
    IReadOnlyList<StuckRecord> Stuck);

/// <summary>Sessions that changed a moment ago and have not reserved.</summary>
public sealed record VisitCount(long Here, long SignedIn, long Realtors)
{
    // SQLite names no types of what it works out when there are no rows: Dapper then starts from nothing.
    private VisitCount() : this(0, 0, 0)
    {
    }
}

/// <summary>Homes on hold.</summary>
/// <param name="FirstEnd">When the first of the holds ends; 0 when there is none.</param>
public sealed record HoldCount(long Holds, long FirstEnd)
{
    // SQLite names no types of what it works out when there are no rows: Dapper then starts from nothing.
    private HoldCount() : this(0, 0)
    {
    }
}

/// <summary>Reservations that were placed in a quarter of an hour.</summary>
/// <param name="Quarter">Its start divided by its length, <see cref="DashboardTable.Quarter"/>.</param>
public sealed record QuarterCount(string Community, long Quarter, long Count)
{
    // SQLite names no types of what it works out when there are no rows: Dapper then starts from nothing.
    private QuarterCount() : this("", 0, 0)
    {
    }
}

/// <summary>Money that was captured and not returned.</summary>
public sealed record DepositSum(string Currency, long Cents, long Deposits)
{
    // SQLite names no types of what it works out when there are no rows: Dapper then starts from nothing.
    private DepositSum() : this("", 0, 0)
    {
    }
}

/// <summary>Appointments of a project that start at one time.</summary>
public sealed record SlotCount(string Project, long At, long Count)
{
    // SQLite names no types of what it works out when there are no rows: Dapper then starts from nothing.
    private SlotCount() : this("", 0, 0)
    {
    }
}

/// <summary>A reservation with its contact and its deposit.</summary>
public sealed record ReservationRecord
{
    /// <summary>Id of the reservation.</summary>
    public required string Id { get; init; }

    /// <summary>Session that it was made in.</summary>
    public required string Session { get; init; }

    /// <summary>Community.</summary>
    public required string Community { get; init; }

    /// <summary>Project.</summary>
    public required string Project { get; init; }

    /// <summary>Home.</summary>
    public required string Unit { get; init; }

    /// <summary>Word of its status.</summary>
    public required string Status { get; init; }

    /// <summary>Kind of its contact.</summary>
    public string? Kind { get; init; }

    /// <summary>First name of its contact; null for one who was erased.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of its contact.</summary>
    public string? LastName { get; init; }

    /// <summary>Word of its deposit's status, or null without one.</summary>
    public string? Deposit { get; init; }

    /// <summary><c>payment</c> or <c>intent</c>; null without a deposit.</summary>
    public string? DepositMode { get; init; }

    /// <summary>What was ever charged, in cents.</summary>
    public long Captured { get; init; }

    /// <summary>Attempts at the deposit.</summary>
    public long Attempts { get; init; }

    /// <summary>Code of the last failure of the deposit, or null.</summary>
    public string? LastFailure { get; init; }

    /// <summary>How its appointment is held: <c>phone</c> or <c>in-person</c>; null without one.</summary>
    public string? SlotKind { get; init; }

    /// <summary>When its appointment starts, or null.</summary>
    public long? SlotAt { get; init; }

    /// <summary>When it was placed.</summary>
    public long PlacedAt { get; init; }

    /// <summary>When it ends.</summary>
    public long EndsAt { get; init; }
}

/// <summary>A session that is in trouble now.</summary>
public sealed record StuckRecord
{
    /// <summary>Id of the session.</summary>
    public required string Session { get; init; }

    /// <summary>Community.</summary>
    public string? Community { get; init; }

    /// <summary>Project chosen, or null.</summary>
    public string? Project { get; init; }

    /// <summary>Home chosen, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>First name of its contact, or null.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of its contact, or null.</summary>
    public string? LastName { get; init; }

    /// <summary>Word of the step.</summary>
    public string? Step { get; init; }

    /// <summary>Word of the deposit's status, or null.</summary>
    public string? Deposit { get; init; }

    /// <summary>Attempts at the deposit.</summary>
    public long Attempts { get; init; }

    /// <summary>Code of the last failure, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>When its hold ends, or null.</summary>
    public long? HoldUntil { get; init; }

    /// <summary>When anything of it last changed.</summary>
    public long ChangedAt { get; init; }
}
