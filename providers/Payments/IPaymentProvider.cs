namespace CustomerConnect.Providers.Payments;

/// <summary>How a payment stands at the provider.</summary>
public enum PaymentStatus
{
    /// <summary>The provider has never heard of it.</summary>
    NotFound,

    /// <summary>Charged, or its method stored.</summary>
    Succeeded,

    /// <summary>Refused; nothing was charged.</summary>
    Failed,

    /// <summary>The bank wants to see the customer at <see cref="PaymentOutcome.AuthenticateAt"/>.</summary>
    NeedsAuthentication,

    /// <summary>Under way at the provider; ask again.</summary>
    Processing,

    /// <summary>The provider did not answer in time. It may have been charged: ask with <see cref="IPaymentProvider.FindAsync"/>.</summary>
    Unknown,
}

/// <summary>What is to be charged or stored.</summary>
/// <param name="AttemptId">Our id: idempotency key, and written to the provider's metadata so that it can be found by it.</param>
/// <param name="DepositId">Our deposit, written to the metadata.</param>
/// <param name="Charge">True charges the amount now, false only stores the method.</param>
/// <param name="Cents">Amount in the smallest unit of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Method">The provider's token of the payment method.</param>
public sealed record PaymentRequest(
    string AttemptId, string DepositId, bool Charge, long Cents, string Currency, string Method);

/// <summary>How a payment stands.</summary>
/// <param name="ProviderId">The provider's id, once it has one.</param>
/// <param name="CapturedCents">What was charged; 0 for a stored method.</param>
/// <param name="Failure">Stable code of ours: <c>declined</c>, <c>insufficient-funds</c>, <c>expired-card</c>, <c>incorrect-cvc</c>,
/// <c>authentication-failed</c>, <c>processing-error</c>; null unless it failed.</param>
/// <param name="AuthenticateAt">Address where the bank asks the customer; null unless authentication is needed.</param>
/// <param name="DepositId">Our deposit, as the payment's metadata says; null where there is no payment.</param>
public sealed record PaymentOutcome(
    PaymentStatus Status, string? ProviderId = null, long CapturedCents = 0, string? Failure = null, string? AuthenticateAt = null,
    string? DepositId = null);

/// <summary>What is to be returned.</summary>
/// <param name="AttemptId">Our attempt; with a suffix it is the refund's idempotency key.</param>
/// <param name="ProviderId">The provider's id of the payment.</param>
/// <param name="Cents">Amount; 0 detaches a stored method.</param>
public sealed record RefundRequest(string AttemptId, string ProviderId, long Cents, string Currency, string Reason);

/// <summary>How a refund ended.</summary>
/// <param name="Done">True once the provider has taken it; false asks to be tried again later.</param>
/// <param name="ProviderId">The provider's id of the refund.</param>
public sealed record RefundOutcome(bool Done, string? ProviderId = null);

/// <summary>
/// Takes and returns money. Every call has a time-out, retries safely with its idempotency key, and never throws for what a
/// network or a bank does: that is in the outcome.
/// </summary>
public interface IPaymentProvider
{
    /// <summary>
    /// Charges or stores. The same attempt twice is one payment; the same attempt for another deposit or amount is refused with
    /// <c>processing-error</c>, and charges nothing.
    /// </summary>
    Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancel = default);

    /// <summary>How the attempt stands, looked up by our id.</summary>
    Task<PaymentOutcome> FindAsync(string attemptId, CancellationToken cancel = default);

    /// <summary>
    /// Gives up an attempt that has not been charged. The outcome says how it stands then: Failed with <c>cancelled</c>, or Succeeded when
    /// the money was faster.
    /// </summary>
    Task<PaymentOutcome> CancelAsync(string attemptId, CancellationToken cancel = default);

    /// <summary>Returns money, once however often it is asked.</summary>
    Task<RefundOutcome> ReturnAsync(RefundRequest request, CancellationToken cancel = default);
}
