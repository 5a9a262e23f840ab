namespace CustomerConnect.Web.Statuses;

/// <summary>What a visitor may know of a home.</summary>
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

/// <summary>The one place where a visitor's view of a status is worked out, before anything leaves the server.</summary>
public static class PublicStatuses
{
    /// <summary>
    /// A hold or a reservation past its end keeps nobody out, whatever has or has not noticed. With Hide Availability on there is only
    /// Unreleased and Available.
    /// </summary>
    /// <param name="status">Status code of the home's row: unreleased, available, hold, progress or sold; anything else is not released.</param>
    /// <param name="until">End of its hold or reservation, exclusive; null when it has none.</param>
    /// <param name="hideAvailability">The project's setting.</param>
    /// <param name="now">The time.</param>
    public static PublicStatus Of(string? status, DateTimeOffset? until, bool hideAvailability, DateTimeOffset now)
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
