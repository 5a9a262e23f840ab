using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using Dapper;

namespace CustomerConnect.Providers.Payments;

/// <summary>
/// Plays the payment provider in a demonstration: remembers payments under our attempt ids, charges each once, returns each once,
/// and behaves as the test card says (<see cref="DemoCards"/>).
/// </summary>
public sealed class DemoPayments(IDatabase database, TimeProvider clock) : IPaymentProvider
{
    /// <summary>Where the stand-in's bank asks the customer; the payment's id follows.</summary>
    public const string BankPath = "/dev/bank/";

    /// <summary>Turns a card into a token. Only its last four digits and its behavior are kept.</summary>
    public async Task<CardResult> CreateMethodAsync(CardFields fields, CancellationToken cancel = default)
    {
        var (card, problems) = DemoCards.Read(fields, clock.GetUtcNow());
        if (card is null)
        {
            return new(null, null, problems);
        }

        var row = new { method = $"pm_{TextId.New(clock)}", card.Behavior, last4 = card.Number[^4..], now = Now };
        await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "insert into demo_method (method, behavior, last4, created_at) values (@method, @Behavior, @last4, @now)", row, transaction), cancel);
        return new(row.method, row.last4, problems);
    }

    /// <inheritdoc/>
    public async Task<PaymentOutcome> PayAsync(PaymentRequest request, CancellationToken cancel = default)
    {
        try
        {
            return await database.WriteAsync(async (connection, transaction) =>
            {
                var behavior = await connection.QuerySingleOrDefaultAsync<string>(
                    "select behavior from demo_method where method = @Method", request, transaction) ?? "declined";
                var first = await DemoPaymentRows.InsertAsync(connection, transaction, request, $"pi_{TextId.New(clock)}", behavior, Now);
                return first && behavior == "times-out"
                    ? new(PaymentStatus.Unknown)
                    : (await DemoPaymentRows.FindAsync(connection, transaction, request.AttemptId)).ToOutcome();
            }, cancel);
        }
        catch (StorageUnavailableException)
        {
            // As with a real provider: it may have got through.
            return new(PaymentStatus.Unknown);
        }
    }

    /// <inheritdoc/>
    public async Task<PaymentOutcome> FindAsync(string attemptId, CancellationToken cancel = default)
    {
        try
        {
            return await database.ReadAsync(
                async connection => (await DemoPaymentRows.FindAsync(connection, null, attemptId)).ToOutcome(), cancel);
        }
        catch (StorageUnavailableException)
        {
            return new(PaymentStatus.Unknown);
        }
    }

    /// <inheritdoc/>
    public async Task<PaymentOutcome> CancelAsync(string attemptId, CancellationToken cancel = default)
    {
        try
        {
            return await database.WriteAsync(async (connection, transaction) =>
            {
                // An attempt that is still on its way finds this row and charges nothing.
                var never = new PaymentRequest(attemptId, "", Charge: false, Cents: 0, Currency: "", Method: "");
                await DemoPaymentRows.InsertAsync(connection, transaction, never, $"pi_{TextId.New(clock)}", "cancelled", Now);
                if (await DemoPaymentRows.FindAsync(connection, transaction, attemptId) is { Status: "needs-authentication" } waiting)
                {
                    await DemoPaymentRows.SettleAsync(connection, transaction, waiting.ProviderId, "failed", "cancelled");
                }

                return (await DemoPaymentRows.FindAsync(connection, transaction, attemptId)).ToOutcome();
            }, cancel);
        }
        catch (StorageUnavailableException)
        {
            return new(PaymentStatus.Unknown);
        }
    }

    /// <inheritdoc/>
    public async Task<RefundOutcome> ReturnAsync(RefundRequest request, CancellationToken cancel = default)
    {
        try
        {
            return await database.WriteAsync(async (connection, transaction) =>
            {
                var payment = await DemoPaymentRows.FindAsync(connection, transaction, request.AttemptId);
                if (payment is null || request.Cents > payment.CapturedCents)
                {
                    return new RefundOutcome(false);
                }

                var row = new { key = $"{request.AttemptId}/refund", id = $"re_{TextId.New(clock)}", payment = payment.ProviderId, request.Cents, request.Reason, now = Now };
                await connection.ExecuteAsync(
                    """
                    insert into demo_refund (refund_key, provider_id, payment_id, cents, reason, created_at)
                    values (@key, @id, @payment, @Cents, @Reason, @now) on conflict (refund_key) do nothing
                    """, row, transaction);
                // Nobody may confirm at the bank any more what was called off.
                await DemoPaymentRows.SettleAsync(connection, transaction, payment.ProviderId, "failed", "authentication-failed");
                return new(true, await connection.QuerySingleAsync<string>("select provider_id from demo_refund where refund_key = @key", row, transaction));
            }, cancel);
        }
        catch (StorageUnavailableException)
        {
            return new(false);
        }
    }

    /// <summary>The payment that waits at the bank, or null when it does not (any more).</summary>
    public async Task<DemoPayment?> AtBankAsync(string providerId, CancellationToken cancel = default)
    {
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<DemoPayment>(
                $"select {DemoPayment.Columns} from demo_payment where provider_id = @providerId", new { providerId }), cancel);
    }

    /// <summary>The customer answers the bank. Harmless when it was answered before. Our attempt id, or null for an unknown payment.</summary>
    public Task<string?> AnswerBankAsync(string providerId, bool confirm, CancellationToken cancel = default) =>
        database.WriteAsync(async (connection, transaction) =>
        {
            await DemoPaymentRows.SettleAsync(connection, transaction, providerId, confirm ? "succeeded" : "failed", confirm ? null : "authentication-failed");
            return await connection.QuerySingleOrDefaultAsync<string>(
                "select attempt_id from demo_payment where provider_id = @providerId", new { providerId }, transaction);
        }, cancel);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
