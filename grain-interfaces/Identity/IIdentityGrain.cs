namespace CustomerConnect.Identity;

/// <summary>Whether a contact's legal identity is verified, and how. Key: the contact's id.</summary>
[Alias("IIdentityGrain")]
public interface IIdentityGrain : IStreamGrain
{
    /// <summary>The contact has confirmed a device and begins. Beginning again changes nothing.</summary>
    [Alias("Begin")]
    Task<Answer<IdentitySnapshot>> Begin(BeginIdentity command);

    /// <summary>The profile that the law asks for is filled in: the check of the ID opens.</summary>
    [Alias("CompleteProfile")]
    Task<Answer<IdentitySnapshot>> CompleteProfile(CompleteIdentityProfile command);

    /// <summary>
    /// Starts a check at the provider, or goes on with the one that is under way, on whatever device. The answer says where the contact
    /// continues.
    /// </summary>
    [Alias("StartCheck")]
    Task<Answer<IdentitySnapshot>> StartCheck(StartIdentityCheck command);

    /// <summary>Asks the provider how the check stands: the contact is back, or the provider says that something happened. Harmless at any time.</summary>
    [Alias("Learn")]
    Task<Answer<IdentitySnapshot>> Learn();

    /// <summary>The contact gives the check up; another can be started.</summary>
    [Alias("Cancel")]
    Task<Answer<IdentitySnapshot>> Cancel(CancelIdentityCheck command);

    /// <summary>Staff have seen the document in person.</summary>
    [Alias("VerifyByStaff")]
    Task<Answer<IdentitySnapshot>> VerifyByStaff(VerifyIdentityByStaff command);

    /// <summary>What was verified is to be verified anew: nothing of it counts any more.</summary>
    [Alias("Reopen")]
    Task<Answer<IdentitySnapshot>> Reopen(ReopenIdentity command);

    /// <summary>How it stands.</summary>
    [Alias("Look")]
    Task<IdentitySnapshot> Look();
}

/// <summary>How a contact's identity stands.</summary>
[GenerateSerializer, Alias("IdentityStatus")]
public enum IdentityStatus
{
    /// <summary>Nothing has happened.</summary>
    NotStarted,

    /// <summary>Begun, not finished.</summary>
    InProgress,

    /// <summary>Verified by the provider.</summary>
    Verified,

    /// <summary>The last check failed; another may be tried.</summary>
    Failed,

    /// <summary>The last check was given up, or its time ran out.</summary>
    Cancelled,

    /// <summary>Verified by staff, in person.</summary>
    VerifiedByStaff,
}

/// <summary>A government ID that staff have seen.</summary>
[GenerateSerializer, Alias("IdentityDocument")]
public enum IdentityDocument
{
    /// <summary>A passport.</summary>
    Passport,

    /// <summary>A driver's license.</summary>
    DriversLicense,

    /// <summary>An identity card.</summary>
    IdentityCard,

    /// <summary>Another government ID with a photo.</summary>
    Other,
}

/// <summary>Begins.</summary>
/// <param name="Community">The community whose link was opened, or null.</param>
[GenerateSerializer, Immutable, Alias("BeginIdentity")]
public sealed record BeginIdentity([property: Id(0)] CommandId Command, [property: Id(1)] CommunityId? Community);

/// <summary>Says that the profile is complete.</summary>
[GenerateSerializer, Immutable, Alias("CompleteIdentityProfile")]
public sealed record CompleteIdentityProfile([property: Id(0)] CommandId Command);

/// <summary>Starts a check.</summary>
/// <param name="Check">A fresh id; one that is under way goes on under its own.</param>
/// <param name="ReturnTo">Address that the provider sends the contact back to.</param>
[GenerateSerializer, Immutable, Alias("StartIdentityCheck")]
public sealed record StartIdentityCheck(
    [property: Id(0)] CommandId Command, [property: Id(1)] IdentityCheckId Check, [property: Id(2)] string ReturnTo);

/// <summary>Gives the check up.</summary>
[GenerateSerializer, Immutable, Alias("CancelIdentityCheck")]
public sealed record CancelIdentityCheck([property: Id(0)] CommandId Command);

/// <summary>Verifies in person.</summary>
/// <param name="By">Who of the staff.</param>
/// <param name="Statement">Version of the compliance statement that they confirmed, such as <c>2026-1</c>.</param>
/// <param name="Community">Where they stood, for a contact who has not begun; null when nobody knows.</param>
/// <param name="NameOnDocument">The name as the document has it; kept beside the log, so that it can be erased. Null keeps none.</param>
[GenerateSerializer, Immutable, Alias("VerifyIdentityByStaff")]
public sealed record VerifyIdentityByStaff(
    [property: Id(0)] CommandId Command, [property: Id(1)] string By, [property: Id(2)] IdentityDocument Document, [property: Id(3)] string Statement,
    [property: Id(4)] CommunityId? Community = null, [property: Id(5)] string? NameOnDocument = null);

/// <summary>Why staff have an identity verified anew.</summary>
[GenerateSerializer, Alias("ReopenReason")]
public enum ReopenReason
{
    /// <summary>The name has changed.</summary>
    NameChanged,

    /// <summary>The document was another person's, expired or not genuine.</summary>
    DocumentDoubted,

    /// <summary>The statement was not applied as it should be.</summary>
    StatementNotFollowed,

    /// <summary>The law asks for it after so long a time.</summary>
    TimePassed,

    /// <summary>Another reason, which the note says.</summary>
    Other,
}

/// <summary>Has an identity verified anew.</summary>
/// <param name="By">Who of the staff.</param>
/// <param name="Note">Staff's own words; kept beside the log, so that they can be erased. Null keeps none.</param>
[GenerateSerializer, Immutable, Alias("ReopenIdentity")]
public sealed record ReopenIdentity(
    [property: Id(0)] CommandId Command, [property: Id(1)] string By, [property: Id(2)] ReopenReason Reason, [property: Id(3)] string? Note = null);

/// <summary>How a contact's identity stands at one moment.</summary>
/// <param name="ProfileComplete">True once the profile is filled in.</param>
/// <param name="Check">The check under way, or null.</param>
/// <param name="ContinueAt">Where the contact continues the check; only in the answer to a start, and null otherwise.</param>
/// <param name="Failure">Stable code of why the last check failed, or null.</param>
/// <param name="CheckUntil">Until when the check under way stays open, or null.</param>
/// <param name="EndedAt">When it was verified, failed or given up; null before.</param>
[GenerateSerializer, Immutable, Alias("IdentitySnapshot")]
public sealed record IdentitySnapshot(
    [property: Id(0)] ContactId Contact, [property: Id(1)] int Version, [property: Id(2)] IdentityStatus Status,
    [property: Id(3)] bool ProfileComplete, [property: Id(4)] IdentityCheckId? Check, [property: Id(5)] string? ContinueAt,
    [property: Id(6)] string? Failure, [property: Id(7)] DateTimeOffset? StartedAt, [property: Id(8)] DateTimeOffset? EndedAt,
    [property: Id(9)] DateTimeOffset? CheckUntil)
{
    /// <summary>True once nothing is left to do.</summary>
    public bool Done => Status is IdentityStatus.Verified or IdentityStatus.VerifiedByStaff;
}
