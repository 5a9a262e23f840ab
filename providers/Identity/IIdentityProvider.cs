namespace CustomerConnect.Providers.Identity;

/// <summary>How a check of somebody's ID and face stands at the provider.</summary>
public enum IdentityCheckStatus
{
    /// <summary>The provider has never heard of it.</summary>
    NotFound,

    /// <summary>Waits for the person, at <see cref="IdentityOutcome.ContinueAt"/>.</summary>
    Open,

    /// <summary>The person has done their part; ask again.</summary>
    Processing,

    /// <summary>Document and face are verified.</summary>
    Verified,

    /// <summary>Not verified; another check may be tried.</summary>
    Failed,

    /// <summary>Called off.</summary>
    Cancelled,

    /// <summary>The provider did not answer in time: ask with <see cref="IIdentityProvider.FindAsync"/>.</summary>
    Unknown,
}

/// <summary>What is to be checked.</summary>
/// <param name="CheckId">Our id: idempotency key, and written to the provider's metadata so that it can be found by it.</param>
/// <param name="ReturnTo">Address that the person is sent back to.</param>
public sealed record IdentityRequest(string CheckId, string ReturnTo);

/// <summary>How a check stands.</summary>
/// <param name="ProviderId">The provider's id, once it has one.</param>
/// <param name="Failure">Stable code of ours: <c>document-unreadable</c>, <c>document-expired</c>, <c>face-mismatch</c>, <c>not-verified</c>; null unless it failed.</param>
/// <param name="ContinueAt">Where the person goes on; null unless it is open.</param>
public sealed record IdentityOutcome(IdentityCheckStatus Status, string? ProviderId = null, string? Failure = null, string? ContinueAt = null);

/// <summary>
/// Checks a government ID and that its owner is there. Every call has a time-out and retries safely with its idempotency key; what a network
/// does is in the outcome and never thrown.
/// </summary>
public interface IIdentityProvider
{
    /// <summary>Opens a check. The same one twice is one check.</summary>
    Task<IdentityOutcome> BeginAsync(IdentityRequest request, CancellationToken cancel = default);

    /// <summary>How a check stands, looked up by our id.</summary>
    Task<IdentityOutcome> FindAsync(string checkId, CancellationToken cancel = default);

    /// <summary>Calls a check off. The outcome says how it stands then: Cancelled, or what it had come to before.</summary>
    Task<IdentityOutcome> CancelAsync(string checkId, CancellationToken cancel = default);
}
