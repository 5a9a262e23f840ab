using CustomerConnect.Identity;
using CustomerConnect.Reservations;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Grains.Identity;

/// <summary>
/// From a confirmed device over the profile to a check of the ID: one check at a time, a few a day, and nothing after it is verified.
/// </summary>
public static class IdentityRules
{
    /// <summary>Checks that may be started in 24 hours; each costs the builder money.</summary>
    public const int MostChecksADay = 5;

    /// <summary>A check that is not finished is given up after so long.</summary>
    public static readonly TimeSpan CheckLasts = TimeSpan.FromHours(24);

    private static readonly TimeSpan _day = TimeSpan.FromHours(24);

    /// <summary>Begins, once.</summary>
    public static Decision<IdentityEvent> Begin(IdentityState identity, BeginIdentity wish) =>
        identity.StartedAt is null ? new IdentityBegun(wish.Community) : Decision<IdentityEvent>.Nothing;

    /// <summary>The profile is filled in; changed later, it stays so.</summary>
    public static Decision<IdentityEvent> CompleteProfile(IdentityState identity) =>
        identity.StartedAt is null ? new IdentityHasNotBegun()
        : identity.ProfileComplete ? Decision<IdentityEvent>.Nothing
        : new IdentityProfileCompleted();

    /// <summary>Starts a check; one that is under way goes on.</summary>
    public static Decision<IdentityEvent> StartCheck(IdentityState identity, StartIdentityCheck wish, DateTimeOffset now) =>
        identity.Done ? new IdentityIsVerified()
        : identity.StartedAt is null ? new IdentityHasNotBegun()
        : !identity.ProfileComplete ? new ProfileIsIncomplete()
        : identity.Check is not null ? Decision<IdentityEvent>.Nothing
        : identity.Starts.Length == MostChecksADay && now < identity.Starts[0] + _day ? new TooManyChecks(identity.Starts[0] + _day)
        : new IdentityCheckStarted(wish.Check);

    /// <summary>The provider has opened the check.</summary>
    public static Decision<IdentityEvent> Open(IdentityState identity, IdentityCheckId check, string providerId) =>
        identity.Check is { ProviderId: null } under && under.Id == check ? new IdentityCheckOpened(check, providerId) : Decision<IdentityEvent>.Nothing;

    /// <summary>The provider has an outcome; that of another check than the one under way arrives late and changes nothing.</summary>
    /// <param name="failure">Why it failed; null when it is verified.</param>
    public static Decision<IdentityEvent> Conclude(IdentityState identity, IdentityCheckId check, string? failure) =>
        identity.Check?.Id != check ? Decision<IdentityEvent>.Nothing
        : failure is null ? new IdentityVerified(check) : new IdentityCheckFailed(check, failure);

    /// <summary>The check is given up.</summary>
    public static Decision<IdentityEvent> Cancel(IdentityState identity, IdentityCheckId check, string reason) =>
        identity.Check?.Id == check ? new IdentityCheckCancelled(check, reason) : Decision<IdentityEvent>.Nothing;

    /// <summary>Staff verify in person, which is final; a check under way is given up for it. Who has not begun begins with it.</summary>
    public static Decision<IdentityEvent> VerifyByStaff(IdentityState identity, VerifyIdentityByStaff wish)
    {
        if (identity.Status == IdentityStatus.VerifiedByStaff)
        {
            return Decision<IdentityEvent>.Nothing;
        }

        var verified = new IdentityVerifiedByStaff(wish.By, wish.Document, wish.Statement);
        return identity switch
        {
            { Check: { } check } => Decision<IdentityEvent>.Of(new IdentityCheckCancelled(check.Id, "verified-by-staff"), verified),
            { StartedAt: null } when wish.Community is { } community => Decision<IdentityEvent>.Of(new IdentityBegun(community), verified),
            _ => verified,
        };
    }

    /// <summary>What was verified is verified anew, from the profile on. Final is final unless somebody says why not.</summary>
    public static Decision<IdentityEvent> Reopen(IdentityState identity, ReopenIdentity wish) =>
        !identity.Done ? new IdentityIsNotVerified()
        : wish.Note?.Length > IdentityNotes.LongestNote ? new NoteIsTooLong(IdentityNotes.LongestNote)
        : new IdentityReopened(wish.By, wish.Reason.ToString().ToLowerInvariant());

    /// <summary>When it has to be woken next: at the end of a check that nobody finished.</summary>
    public static DateTimeOffset? Due(IdentityState identity) => identity.Check is { } check ? check.StartedAt + CheckLasts : null;
}
