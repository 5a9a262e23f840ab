namespace CustomerConnect.Deposits;

/// <summary>
/// The money of one session. It governs itself: captured money that no reservation has claimed by the deadline, that was paid
/// twice, or whose reservation ended, is returned without anybody asking. Key: the deposit's id.
/// </summary>
[Alias("IDepositGrain")]
public interface IDepositGrain : IStreamGrain
{
    /// <summary>Opens the deposit, or moves its deadline when it is open.</summary>
    [Alias("Open")]
    Task<Answer<DepositSnapshot>> Open(OpenDeposit command);

    /// <summary>Tries to charge (or to store) a payment method. A declined card is an accepted command with a failed attempt.</summary>
    [Alias("Pay")]
    Task<Answer<DepositSnapshot>> Pay(PayDeposit command);

    /// <summary>Asks the provider how an attempt stands that needed authentication.</summary>
    [Alias("Confirm")]
    Task<Answer<DepositSnapshot>> Confirm(ConfirmAttempt command);

    /// <summary>Gives the deposit to a reservation. It is refused when it is not paid, or is being returned.</summary>
    [Alias("Settle")]
    Task<Answer<DepositSnapshot>> Settle(SettleDeposit command);

    /// <summary>Takes a settlement back in the middle of a submission; the deadline counts again.</summary>
    [Alias("Unsettle")]
    Task<Answer<DepositSnapshot>> Unsettle(UnsettleDeposit command);

    /// <summary>Returns what was captured and forgets a stored method. Goes on by itself when the provider does not answer.</summary>
    [Alias("Return")]
    Task<Answer<DepositSnapshot>> Return(ReturnDeposit command);

    /// <summary>How the deposit stands.</summary>
    [Alias("Look")]
    Task<DepositSnapshot> Look();
}

/// <summary>What the deposit does.</summary>
[GenerateSerializer, Alias("DepositKind")]
public enum DepositKind
{
    /// <summary>A payment method is stored; nothing is charged.</summary>
    Intent,

    /// <summary>The amount is charged now.</summary>
    Payment,
}

/// <summary>How a deposit stands.</summary>
[GenerateSerializer, Alias("DepositStatus")]
public enum DepositStatus
{
    /// <summary>Not opened.</summary>
    None,

    /// <summary>Waiting for an attempt that works.</summary>
    Open,

    /// <summary>The provider has not answered yet.</summary>
    Pending,

    /// <summary>The bank wants to see the customer.</summary>
    NeedsAuthentication,

    /// <summary>Charged, or stored.</summary>
    Paid,

    /// <summary>Belongs to a reservation.</summary>
    Settled,

    /// <summary>On its way back.</summary>
    Returning,

    /// <summary>All of it is back.</summary>
    Returned,
}

/// <summary>Opens a deposit.</summary>
/// <param name="Deadline">When it is returned unless a reservation has it, UTC: the hold's end and a little more.</param>
[GenerateSerializer, Immutable, Alias("OpenDeposit")]
public sealed record OpenDeposit(
    [property: Id(0)] CommandId Command, [property: Id(1)] SessionId Session, [property: Id(2)] ContactId Contact,
    [property: Id(3)] ProjectId Project, [property: Id(4)] DepositKind Kind, [property: Id(5)] Money Amount,
    [property: Id(6)] DateTimeOffset Deadline);

/// <summary>Tries to pay.</summary>
/// <param name="Attempt">
/// Made by the page that shows the form: the same form sent twice is one attempt. The deposit makes an id of its own from it, so that
/// the same id means nothing to another deposit.
/// </param>
/// <param name="Method">The provider's token for the payment method. Never a card number.</param>
[GenerateSerializer, Immutable, Alias("PayDeposit")]
public sealed record PayDeposit(
    [property: Id(0)] CommandId Command, [property: Id(1)] AttemptId Attempt, [property: Id(2)] string Method);

/// <summary>Asks how an attempt stands.</summary>
[GenerateSerializer, Immutable, Alias("ConfirmAttempt")]
public sealed record ConfirmAttempt([property: Id(0)] CommandId Command, [property: Id(1)] AttemptId Attempt);

/// <summary>Gives the deposit to a reservation.</summary>
[GenerateSerializer, Immutable, Alias("SettleDeposit")]
public sealed record SettleDeposit([property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation);

/// <summary>Takes a settlement back.</summary>
[GenerateSerializer, Immutable, Alias("UnsettleDeposit")]
public sealed record UnsettleDeposit([property: Id(0)] CommandId Command, [property: Id(1)] ReservationId Reservation);

/// <summary>Returns a deposit.</summary>
/// <param name="Reservation">The reservation that gives it up; null when none has it.</param>
/// <param name="Reason">Stable word, such as <c>hold-ended</c> or <c>withdrawn</c>.</param>
[GenerateSerializer, Immutable, Alias("ReturnDeposit")]
public sealed record ReturnDeposit(
    [property: Id(0)] CommandId Command, [property: Id(1)] ReservationId? Reservation, [property: Id(2)] string Reason);

/// <summary>One attempt.</summary>
/// <param name="Status">How it stands: Pending, NeedsAuthentication, Paid, Returned, or Open when it failed.</param>
/// <param name="Failure">Stable code of the failure, such as <c>declined</c>; null when it has not failed.</param>
/// <param name="AuthenticateAt">Where the bank wants to see the customer; null when it does not.</param>
[GenerateSerializer, Immutable, Alias("DepositAttempt")]
public sealed record DepositAttempt(
    [property: Id(0)] AttemptId Attempt, [property: Id(1)] DateTimeOffset At, [property: Id(2)] DepositStatus Status,
    [property: Id(3)] string? Failure, [property: Id(4)] string? AuthenticateAt);

/// <summary>How a deposit stands.</summary>
/// <param name="Attempts">The newest 20 attempts, oldest first.</param>
/// <param name="Session">Whose it is; null where it was not opened.</param>
[GenerateSerializer, Immutable, Alias("DepositSnapshot")]
public sealed record DepositSnapshot(
    [property: Id(0)] DepositId Deposit, [property: Id(1)] int Version, [property: Id(2)] DepositStatus Status,
    [property: Id(3)] DepositKind Kind, [property: Id(4)] Money? Amount, [property: Id(5)] ReservationId? Reservation,
    [property: Id(6)] System.Collections.Immutable.ImmutableArray<DepositAttempt> Attempts,
    [property: Id(7)] SessionId? Session = null);

/// <summary>The deposit was not opened.</summary>
[GenerateSerializer, Immutable, Alias("DepositIsNotOpen")]
public sealed record DepositIsNotOpen() : Refusal(
    RefusalKind.Conflict, "deposit.not-open", "There is no deposit to pay right now. Go back to the checklist.");

/// <summary>An attempt is under way.</summary>
[GenerateSerializer, Immutable, Alias("PaymentIsUnderWay")]
public sealed record PaymentIsUnderWay() : Refusal(
    RefusalKind.Conflict, "deposit.under-way", "A payment is on its way. Wait a moment before trying another; you will not be charged twice.");

/// <summary>It is paid.</summary>
[GenerateSerializer, Immutable, Alias("DepositIsPaid")]
public sealed record DepositIsPaid() : Refusal(
    RefusalKind.Conflict, "deposit.paid", "The deposit is paid already. Nothing more was charged.");

/// <summary>It is not paid.</summary>
[GenerateSerializer, Immutable, Alias("DepositIsNotPaid")]
public sealed record DepositIsNotPaid() : Refusal(
    RefusalKind.Conflict, "deposit.not-paid", "The deposit has not been paid yet.");

/// <summary>It is going back, or is back.</summary>
[GenerateSerializer, Immutable, Alias("DepositIsReturned")]
public sealed record DepositIsReturned() : Refusal(
    RefusalKind.Conflict, "deposit.returned", "The time to finish ran out, so the deposit is being returned. Hold the home again to pay anew.");

/// <summary>It belongs to another reservation.</summary>
[GenerateSerializer, Immutable, Alias("DepositBelongsElsewhere")]
public sealed record DepositBelongsElsewhere() : Refusal(
    RefusalKind.Conflict, "deposit.belongs-elsewhere", "This deposit belongs to another reservation.");

/// <summary>There is no such attempt.</summary>
[GenerateSerializer, Immutable, Alias("AttemptIsUnknown")]
public sealed record AttemptIsUnknown() : Refusal(
    RefusalKind.NotFound, "deposit.attempt-unknown", "That payment is not known here. Start again from the checklist.");
