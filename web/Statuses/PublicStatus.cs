namespace CustomerConnect.Web.Statuses;

/// <summary>What a visitor may know of a home's status.</summary>
public enum PublicStatus
{
    /// <summary>"Coming soon".</summary>
    Unreleased,

    /// <summary>Can be reserved.</summary>
    Available,

    /// <summary>In progress: somebody is reserving it right now.</summary>
    BeingReserved,

    /// <summary>In progress: reserved, or being written up.</summary>
    InProgress,

    /// <summary>Gone.</summary>
    Sold,
}

/// <summary>What a visitor may know of a home: all that pages, hub, API and cache ever get.</summary>
/// <param name="Status">The status.</param>
/// <param name="PriceCents">What it is offered at; null when it is not offered (coming soon, sold) or has no price.</param>
/// <param name="Currency">ISO 4217, null without a price.</param>
public readonly record struct PublicHome(PublicStatus Status, long? PriceCents, string? Currency)
{
    /// <summary>A home that nobody has registered yet.</summary>
    public static readonly PublicHome Unregistered = new(PublicStatus.Unreleased, null, null);

    /// <summary>The view of a row; see <see cref="StatusOf"/>.</summary>
    public static PublicHome Of(UnitRow row, bool hideAvailability, DateTimeOffset now)
    {
        var status = StatusOf(row.Status, row.Until, hideAvailability, now);
        return status is PublicStatus.Unreleased or PublicStatus.Sold ? new(status, null, null) : new(status, row.PriceCents, row.Currency);
    }

    /// <summary>
    /// The one place where a visitor's view of a status is worked out. A hold or a reservation past its end keeps nobody out, whatever
    /// has or has not noticed. With Hide Availability on there is only Unreleased and Available.
    /// </summary>
    /// <param name="status">Status code of the row: unreleased, available, hold, progress or sold; anything else is not released.</param>
    /// <param name="until">End of the hold or reservation, exclusive; null when there is none.</param>
    /// <param name="hideAvailability">The project's setting.</param>
    /// <param name="now">The time.</param>
    public static PublicStatus StatusOf(string? status, DateTimeOffset? until, bool hideAvailability, DateTimeOffset now)
    {
        var shown = status switch
        {
            "available" => PublicStatus.Available,
            "hold" => until <= now ? PublicStatus.Available : PublicStatus.BeingReserved,
            "progress" => until <= now ? PublicStatus.Available : PublicStatus.InProgress,
            "sold" => PublicStatus.Sold,
            _ => PublicStatus.Unreleased,
        };
        return hideAvailability && shown != PublicStatus.Unreleased ? PublicStatus.Available : shown;
    }
}
