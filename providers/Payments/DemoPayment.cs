namespace CustomerConnect.Providers.Payments;

/// <summary>A payment as the stand-in remembers it.</summary>
public sealed record DemoPayment
{
    /// <summary>The stand-in's id.</summary>
    public required string ProviderId { get; init; }

    /// <summary>Our attempt.</summary>
    public required string AttemptId { get; init; }

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
        provider_id as ProviderId, attempt_id as AttemptId, status as Status, failure as Failure, cents as Cents, currency as Currency,
        captured_cents as CapturedCents
        """;
}

internal static class DemoPaymentOutcome
{
    /// <summary>The payment in the words of the contract; not found for null.</summary>
    public static PaymentOutcome ToOutcome(this DemoPayment? payment) => payment?.Status switch
    {
        null => new(PaymentStatus.NotFound),
        "succeeded" => new(PaymentStatus.Succeeded, payment.ProviderId, payment.CapturedCents),
        "needs-authentication" => new(PaymentStatus.NeedsAuthentication, payment.ProviderId, AuthenticateAt: DemoPayments.BankPath + payment.ProviderId),
        _ => new(PaymentStatus.Failed, payment.ProviderId, Failure: payment.Failure),
    };
}
