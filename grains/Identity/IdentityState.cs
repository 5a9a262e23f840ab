using System.Collections.Immutable;
using CustomerConnect.Identity;

namespace CustomerConnect.Grains.Identity;

/// <summary>A check under way at the provider.</summary>
/// <param name="ProviderId">The provider's id, once it has one.</param>
public sealed record IdentityCheck(IdentityCheckId Id, string? ProviderId, DateTimeOffset StartedAt);

/// <summary>What staff have verified in person.</summary>
public sealed record StaffVerification(string By, IdentityDocument Document, string Statement);

/// <summary>Everything about a contact's identity that its rules look at.</summary>
/// <param name="Ended">How the last check, or staff, ended it; null before.</param>
/// <param name="Starts">When the newest checks were started, the oldest first.</param>
/// <param name="Checks">How many checks were started in all.</param>
public sealed record IdentityState(
    ContactId Contact, CommunityId? Community, DateTimeOffset? StartedAt, bool ProfileComplete, IdentityCheck? Check, IdentityStatus? Ended,
    string? Failure, DateTimeOffset? EndedAt, StaffVerification? Staff, ImmutableArray<DateTimeOffset> Starts, int Checks)
{
    /// <summary>A contact about whom nothing is known.</summary>
    public static IdentityState Initial(string key) => new(new(key), null, null, false, null, null, null, null, null, [], 0);

    /// <summary>The status.</summary>
    public IdentityStatus Status =>
        Ended is IdentityStatus.Verified or IdentityStatus.VerifiedByStaff ? Ended.Value
        : Check is not null ? IdentityStatus.InProgress
        : Ended ?? (StartedAt is null ? IdentityStatus.NotStarted : IdentityStatus.InProgress);

    /// <summary>True once nothing is left to do.</summary>
    public bool Done => Status is IdentityStatus.Verified or IdentityStatus.VerifiedByStaff;

    /// <summary>The state after an event.</summary>
    public IdentityState Apply(IdentityEvent happened, DateTimeOffset at) => happened switch
    {
        IdentityBegun e => this with { Community = e.Community, StartedAt = at },
        IdentityProfileCompleted => this with { ProfileComplete = true },
        IdentityCheckStarted e => this with
        {
            Check = new(e.Check, null, at), Failure = null, Checks = Checks + 1,
            Starts = (Starts.Length < IdentityRules.MostChecksADay ? Starts : Starts.RemoveAt(0)).Add(at),
        },
        IdentityCheckOpened e => this with { Check = Check! with { ProviderId = e.ProviderId } },
        IdentityVerified => this with { Check = null, Ended = IdentityStatus.Verified, EndedAt = at },
        IdentityCheckFailed e => this with { Check = null, Ended = IdentityStatus.Failed, Failure = e.Failure, EndedAt = at },
        IdentityCheckCancelled => this with { Check = null, Ended = IdentityStatus.Cancelled, EndedAt = at },
        IdentityVerifiedByStaff e => this with
        {
            StartedAt = StartedAt ?? at, Ended = IdentityStatus.VerifiedByStaff, EndedAt = at, Failure = null, Staff = new(e.By, e.Document, e.Statement),
        },
        IdentityReopened => this with
        {
            StartedAt = at, ProfileComplete = false, Ended = null, EndedAt = null, Failure = null, Staff = null,
        },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    /// <summary>How it shows to who asks.</summary>
    public IdentitySnapshot Snapshot(int version, string? continueAt = null) =>
        new(Contact, version, Status, ProfileComplete, Check?.Id, continueAt, Failure, StartedAt, Check is null ? EndedAt : null, IdentityRules.Due(this));
}
