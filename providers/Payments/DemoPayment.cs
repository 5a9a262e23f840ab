namespace CustomerConnect.Providers.Payments;

/// <summary>A payment as the stand-in remembers it.</summary>
public sealed record DemoPayment
{
    /// <summary>The stand-in's id.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Our attempt.</summary>
    public required string AttemptId { get; init; }

    /// <summary>Our deposit; empty where the attempt was given up before it came.</summary>
    public required string DepositId { get; init; }

    /// <summary>Whether the amount is charged, or the method only stored.</summary>
    public bool Charge { get; init; }

    /// <summary><c>succeeded</c>, <c>failed</c> or <c>needs-authentication</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Code of the failure, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>Amount asked for.</summary>
    public long Cents { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>What was charged.</summary>
    public long CapturedCents { get; init; }

    internal const string Columns =
        """
        provider_id as ProviderId, attempt_id as AttemptId, deposit_id as DepositId, charge as Charge, status as Status,
        failure as Failure, cents as Cents, currency as Currency, captured_cents as CapturedCents
        """;

    /// <summary>True when it is the payment that is asked for, or was given up before it came.</summary>
    internal bool Answers(PaymentRequest request) =>
        DepositId.Length == 0 || (DepositId, Charge, Cents, Currency) == (request.DepositId, request.Charge, request.Cents, request.Currency);
}

internal static class DemoPaymentOutcome
{
    /// <summary>The payment in the words of the contract; not found for null.</summary>
    public static PaymentOutcome ToOutcome(this DemoPayment? payment) => payment?.Status switch
    {
        null => new(PaymentStatus.NotFound),
        "succeeded" => new(PaymentStatus.Succeeded, payment.ProviderId, payment.CapturedCents, DepositId: payment.DepositId),
        "needs-authentication" => new(
            PaymentStatus.NeedsAuthentication, payment.ProviderId, AuthenticateAt: DemoPayments.BankPath + payment.ProviderId,
            DepositId: payment.DepositId),
        _ => new(PaymentStatus.Failed, payment.ProviderId, Failure: payment.Failure, DepositId: payment.DepositId),
    };
}
