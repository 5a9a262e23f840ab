namespace CustomerConnect.Providers;

/// <summary>How sending a message ended.</summary>
public enum SendResult
{
    /// <summary>The provider has taken it.</summary>
    Sent,

    /// <summary>The provider will never take it: the address or the text is refused.</summary>
    Refused,

    /// <summary>Nothing was sent; worth another try later.</summary>
    Unavailable,

    /// <summary>The connection broke or took too long after the message had gone out. It may have been sent.</summary>
    Unknown,
}

/// <summary>How sending a message ended.</summary>
/// <param name="ProviderId">The provider's id of the message, once it has one.</param>
/// <param name="Error">What an operator needs to know; names no person and no address. Null when it was sent.</param>
public sealed record SendOutcome(SendResult Result, string? ProviderId = null, string? Error = null);
