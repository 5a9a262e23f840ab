using CustomerConnect.Grains.Audit;
using CustomerConnect.Providers.Payments;

namespace CustomerConnect.Tests;

/// <summary>
/// A payment provider that does what the payment method says: <c>ok</c>, <c>declined</c>, <c>bank</c> (asks for authentication),
/// <c>slow</c> (the bank takes its time), <c>lost</c> (charges, and the answer gets lost), <c>vanish</c> (charges nothing, and the answer gets lost).
/// </summary>
internal sealed class ScriptedPayments : IPaymentProvider, IMoneyRecords
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Payment> payments = [];

    /// <summary>While true no refund gets through.</summary>
    public bool RefusesReturns { get; set; }

    public Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancel = default)
    {
        lock (gate)
        {
            if (payments.TryGetValue(request.AttemptId, out var before))
            {
                return Task.FromResult(before.Outcome.DepositId is { } other && other != request.DepositId
                    ? new PaymentOutcome(PaymentStatus.Failed, Failure: "processing-error")
                    : before.Outcome);
            }

            var captured = request.Charge ? request.Cents : 0;
            if (request.Method != "vanish")
            {
                var (id, deposit) = ($"pi_{request.AttemptId}", request.DepositId);
                payments[request.AttemptId] = request.Method switch
                {
                    "declined" => new(new(PaymentStatus.Failed, id, Failure: "declined", DepositId: deposit), request.Cents),
                    "bank" => new(
                        new(PaymentStatus.NeedsAuthentication, id, AuthenticateAt: "/bank", DepositId: deposit), request.Cents),
                    "slow" => new(new(PaymentStatus.Processing, id, DepositId: deposit), request.Cents),
                    _ => new(new(PaymentStatus.Succeeded, id, captured, DepositId: deposit), request.Cents),
                };
            }

            return Task.FromResult(request.Method is "lost" or "vanish"
                ? new PaymentOutcome(PaymentStatus.Unknown)
                : payments[request.AttemptId].Outcome);
        }
    }

    /// <summary>The customer confirms at the bank, late or not; what was called off charges nothing.</summary>
    public void ConfirmAtBank(string attemptId)
    {
        lock (gate)
        {
            Charge(attemptId, PaymentStatus.NeedsAuthentication);
        }
    }

    /// <summary>Banks that took their time say yes.</summary>
    public void SlowBanksDecide()
    {
        lock (gate)
        {
            foreach (var attempt in payments.Keys.ToList())
            {
                Charge(attempt, PaymentStatus.Processing);
            }
        }
    }

    public Task<PaymentOutcome> FindAsync(string attemptId, CancellationToken cancel = default)
    {
        lock (gate)
        {
            return Task.FromResult(payments.TryGetValue(attemptId, out var payment) ? payment.Outcome : new(PaymentStatus.NotFound));
        }
    }

    public Task<PaymentOutcome> CancelAsync(string attemptId, CancellationToken cancel = default)
    {
        lock (gate)
        {
            if (!payments.TryGetValue(attemptId, out var payment) || payment.Outcome.Status == PaymentStatus.NeedsAuthentication)
            {
                payments[attemptId] = new(new(PaymentStatus.Failed, $"pi_{attemptId}", Failure: "cancelled"), 0);
            }

            return Task.FromResult(payments[attemptId].Outcome);
        }
    }

    public Task<RefundOutcome> ReturnAsync(RefundRequest request, CancellationToken cancel = default)
    {
        lock (gate)
        {
            if (RefusesReturns || !payments.TryGetValue(request.AttemptId, out var payment) || request.Cents > payment.Outcome.CapturedCents)
            {
                return Task.FromResult(new RefundOutcome(false));
            }

            payments[request.AttemptId] = payment with { Refunded = request.Cents };
            return Task.FromResult(new RefundOutcome(true, $"re_{request.AttemptId}"));
        }
    }

    public async IAsyncEnumerable<MoneyRecord> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        List<KeyValuePair<string, Payment>> all;
        lock (gate)
        {
            all = [.. payments];
        }

        await Task.CompletedTask;
        foreach (var (attempt, payment) in all)
        {
            yield return new(new(attempt), payment.Outcome.CapturedCents, payment.Refunded);
        }
    }

    /// <summary>Money that was charged and not given back, in cents.</summary>
    public long Kept
    {
        get
        {
            lock (gate)
            {
                return payments.Values.Sum(p => p.Outcome.CapturedCents - p.Refunded);
            }
        }
    }

    private void Charge(string attemptId, PaymentStatus whileIt)
    {
        if (payments.TryGetValue(attemptId, out var payment) && payment.Outcome.Status == whileIt)
        {
            payments[attemptId] = payment with
            {
                Outcome = payment.Outcome with { Status = PaymentStatus.Succeeded, CapturedCents = payment.Cents, AuthenticateAt = null },
            };
        }
    }

    private sealed record Payment(PaymentOutcome Outcome, long Cents, long Refunded = 0);
}
