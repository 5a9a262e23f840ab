namespace CustomerConnect.Storage.People;

/// <summary>A device that is trusted.</summary>
/// <param name="Contact">Whose it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="NextToken">What its cookie holds from now on; null where another window of it was given that a moment ago.</param>
/// <param name="Until">When the trust ends.</param>
public sealed record TrustedDevice(Contact Contact, string Id, string? NextToken, DateTimeOffset Until);

/// <summary>A device in its owner's list.</summary>
public sealed record DeviceInfo
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Browser and system, or null.</summary>
    public string? Name { get; init; }

    /// <summary>When it was trusted, UTC.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds(CreatedMs);

    /// <summary>When it was used last instead of a code, UTC.</summary>
    public DateTimeOffset UsedAt => DateTimeOffset.FromUnixTimeMilliseconds(UsedMs);

    internal long CreatedMs { get; init; }

    internal long UsedMs { get; init; }
}
