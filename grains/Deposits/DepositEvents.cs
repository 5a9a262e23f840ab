using System.Text.Json.Serialization;
using CustomerConnect.Deposits;

namespace CustomerConnect.Grains.Deposits;

/// <summary>What can happen to a deposit.</summary>
public abstract record DepositEvent;

/// <summary>A session may pay.</summary>
/// <param name="Deadline">When it is returned unless a reservation has it.</param>
public sealed record DepositOpened(
    SessionId Session, ContactId Contact, ProjectId Project, DepositKind Kind, Money Amount, DateTimeOffset Deadline) : DepositEvent;

/// <summary>There is more time.</summary>
public sealed record DepositDeadlineMoved(DateTimeOffset Deadline) : DepositEvent;

/// <summary>The provider is about to be asked.</summary>
public sealed record AttemptStarted(AttemptId Attempt) : DepositEvent;

/// <summary>The bank wants to see the customer. Where is the provider's to say: such an address may carry a secret.</summary>
public sealed record AttemptNeedsAuthentication(AttemptId Attempt, string ProviderId) : DepositEvent;

/// <summary>The provider was asked again by itself how an attempt stands, and could not say yet, or gave no answer.</summary>
/// <param name="Asks">How often it has been asked so by now, from 1.</param>
public sealed record AttemptStillOpen(AttemptId Attempt, int Asks) : DepositEvent;

/// <summary>Charged (or stored, with nothing captured).</summary>
public sealed record AttemptSucceeded(AttemptId Attempt, string ProviderId, long CapturedCents) : DepositEvent;

/// <summary>Nothing was charged.</summary>
public sealed record AttemptFailed(AttemptId Attempt, string Failure) : DepositEvent;

/// <summary>A reservation has it.</summary>
public sealed record DepositSettled(ReservationId Reservation) : DepositEvent;

/// <summary>The submission was taken back.</summary>
public sealed record DepositUnsettled(ReservationId Reservation) : DepositEvent;

/// <summary>All of it is to go back.</summary>
public sealed record DepositReturnStarted(string Reason) : DepositEvent;

/// <summary>An attempt's money is back, or its stored method forgotten.</summary>
public sealed record AttemptReturned(AttemptId Attempt, string? RefundId, long Cents) : DepositEvent;

/// <summary>The provider did not give an attempt's money back, or nobody knows whether it did; it is asked again later.</summary>
/// <param name="Failure">A stable word: <c>refused</c> or <c>no-answer</c>.</param>
/// <param name="Tries">How often in a row by now, from 1.</param>
public sealed record AttemptNotReturned(AttemptId Attempt, string Failure, int Tries) : DepositEvent;

/// <summary>JSON of the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DepositOpened)), JsonSerializable(typeof(DepositDeadlineMoved)), JsonSerializable(typeof(AttemptStarted))]
[JsonSerializable(typeof(AttemptNeedsAuthentication)), JsonSerializable(typeof(AttemptSucceeded)), JsonSerializable(typeof(AttemptFailed))]
[JsonSerializable(typeof(DepositSettled)), JsonSerializable(typeof(DepositUnsettled)), JsonSerializable(typeof(DepositReturnStarted))]
[JsonSerializable(typeof(AttemptReturned)), JsonSerializable(typeof(AttemptNotReturned)), JsonSerializable(typeof(AttemptStillOpen))]
internal sealed partial class DepositJson : JsonSerializerContext;

/// <summary>The stable names.</summary>
public static class DepositEventTypes
{
    /// <summary>All of them.</summary>
    public static readonly EventTypes<DepositEvent> All = new(
        ("deposit.opened", 1, DepositJson.Default.DepositOpened),
        ("deposit.deadline-moved", 1, DepositJson.Default.DepositDeadlineMoved),
        ("deposit.attempt-started", 1, DepositJson.Default.AttemptStarted),
        ("deposit.attempt-needs-authentication", 1, DepositJson.Default.AttemptNeedsAuthentication),
        ("deposit.attempt-still-open", 1, DepositJson.Default.AttemptStillOpen),
        ("deposit.attempt-succeeded", 1, DepositJson.Default.AttemptSucceeded),
        ("deposit.attempt-failed", 1, DepositJson.Default.AttemptFailed),
        ("deposit.settled", 1, DepositJson.Default.DepositSettled),
        ("deposit.unsettled", 1, DepositJson.Default.DepositUnsettled),
        ("deposit.return-started", 1, DepositJson.Default.DepositReturnStarted),
        ("deposit.attempt-returned", 1, DepositJson.Default.AttemptReturned),
        ("deposit.attempt-not-returned", 1, DepositJson.Default.AttemptNotReturned));
}
