namespace CustomerConnect.Allowances;

/// <summary>
/// How many homes a contact may hold or have reserved in a project at one time. Key: <c>project/contact</c>.
/// </summary>
[Alias("IAllowanceGrain")]
public interface IAllowanceGrain : IStreamGrain
{
    /// <summary>
    /// Claims one home for a session until a time, or moves the end of its claim. A session has one home at a time: while it has a claim on
    /// another nothing is claimed, and the answer names that one.
    /// </summary>
    [Alias("Claim")]
    Task<Answer<AllowanceClaim>> Claim(ClaimAllowance command);

    /// <summary>The home that a session has a claim on, where neither a reservation keeps it nor a queue offered it.</summary>
    [Alias("ClaimOf")]
    Task<AllowanceClaim> ClaimOf(SessionId session);

    /// <summary>Makes a session's claim last until it is released: its home is being reserved. Refused once it was taken back.</summary>
    [Alias("Keep")]
    Task<Answer<Done>> Keep(KeepAllowance command);

    /// <summary>Takes a Keep back in the middle of a submission; one that arrives later is refused.</summary>
    [Alias("Unkeep")]
    Task<Answer<Done>> Unkeep(UnkeepAllowance command);

    /// <summary>Gives a claim back. Harmless when there is none.</summary>
    [Alias("Release")]
    Task<Answer<Done>> Release(ReleaseAllowance command);
}

/// <summary>Claims one home.</summary>
/// <param name="Until">The claim counts before this time, UTC.</param>
/// <param name="Limit">Homes at one time, from the project's settings for this kind of contact.</param>
/// <param name="Unit">The home.</param>
/// <param name="Offered">
/// True when a queue offers it, which the session may not know yet: then neither that home nor another of the session takes the other's place.
/// </param>
[GenerateSerializer, Immutable, Alias("ClaimAllowance")]
public sealed record ClaimAllowance(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] int Limit, [property: Id(4)] UnitId Unit, [property: Id(5)] bool Offered = false);

/// <summary>A session's claim.</summary>
/// <param name="Unit">The home that it is for; null for none.</param>
[GenerateSerializer, Immutable, Alias("AllowanceClaim")]
public sealed record AllowanceClaim([property: Id(0)] UnitId? Unit);

/// <summary>Makes a claim last.</summary>
/// <param name="Limit">Checked again when the claim has lapsed meanwhile.</param>
/// <param name="Unit">The home.</param>
[GenerateSerializer, Immutable, Alias("KeepAllowance")]
public sealed record KeepAllowance(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ReservationId Reservation,
    [property: Id(3)] int Limit, [property: Id(4)] UnitId Unit);

/// <summary>Takes a Keep back.</summary>
/// <param name="Until">The session's claim counts before this time again, UTC.</param>
[GenerateSerializer, Immutable, Alias("UnkeepAllowance")]
public sealed record UnkeepAllowance(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ReservationId Reservation,
    [property: Id(3)] DateTimeOffset Until);

/// <summary>Gives a claim back.</summary>
/// <param name="Reservation">The reservation that ended; null for a hold that ended. A kept claim goes only with its reservation.</param>
/// <param name="Unit">The home that the claim was for: a release that arrives late leaves the claim for another home alone.</param>
[GenerateSerializer, Immutable, Alias("ReleaseAllowance")]
public sealed record ReleaseAllowance(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ReservationId? Reservation,
    [property: Id(3)] UnitId Unit);

/// <summary>The contact has as many homes as the project allows.</summary>
[GenerateSerializer, Immutable, Alias("ReservationLimitIsReached")]
public sealed record ReservationLimitIsReached([property: Id(0)] int Limit) : Refusal(
    RefusalKind.Limit, "allowance.limit-reached",
    Limit == 1
        ? "You have a home on hold or reserved here already, and one at a time is the limit. Finish or cancel that one first, or call the sales center."
        : $"You have {Limit} homes on hold or reserved here already, which is the limit. Finish or cancel one first, or call the sales center.");

/// <summary>A session has one home at a time, and one that a queue offered is being kept for it.</summary>
[GenerateSerializer, Immutable, Alias("AnotherHomeIsKept")]
public sealed record AnotherHomeIsKept() : Refusal(
    RefusalKind.Limit, "allowance.another-home",
    "Another home is being kept for you. Finish with that one, or give it back, before you hold this one.");

/// <summary>The submission that asks was taken back.</summary>
[GenerateSerializer, Immutable, Alias("SubmissionWasTakenBack")]
public sealed record SubmissionWasTakenBack() : Refusal(
    RefusalKind.Conflict, "submission.taken-back", "This submission was taken back. Look at the checklist and submit again.");
