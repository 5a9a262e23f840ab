using System.Data.Common;
using Dapper;

namespace CustomerConnect.Providers.Payments;

/// <summary>The stand-in's table of payments.</summary>
internal static class DemoPaymentRows
{
    /// <summary>Adds the payment as its card behaves; false when the attempt is there already.</summary>
    public static async Task<bool> InsertAsync(
        DbConnection connection, DbTransaction transaction, PaymentRequest request, string providerId, string behavior, long now)
    {
        var status = behavior switch { "ok" or "times-out" => "succeeded", "authenticate" => "needs-authentication", _ => "failed" };
        return await connection.ExecuteAsync(
            """
            insert into demo_payment (attempt_id, provider_id, deposit_id, charge, cents, currency, method, status, failure, captured_cents, created_at)
            values (@AttemptId, @providerId, @DepositId, @charge, @Cents, @Currency, @Method, @status, @failure, @captured, @now)
            on conflict (attempt_id) do nothing
            """,
            new
            {
                request.AttemptId, providerId, request.DepositId, charge = request.Charge ? 1L : 0, request.Cents, request.Currency,
                request.Method, status, failure = status == "failed" ? behavior : null,
                captured = status == "succeeded" && request.Charge ? request.Cents : 0, now,
            }, transaction) == 1;
    }

    /// <summary>The payment of an attempt, or null.</summary>
    public static Task<DemoPayment?> FindAsync(DbConnection connection, DbTransaction? transaction, string attemptId) =>
        connection.QuerySingleOrDefaultAsync<DemoPayment>(
            $"select {DemoPayment.Columns} from demo_payment where attempt_id = @attemptId", new { attemptId }, transaction);

    /// <summary>Ends a payment that waits at the bank; any other is left as it is.</summary>
    public static Task<int> SettleAsync(DbConnection connection, DbTransaction transaction, string providerId, string status, string? failure) =>
        connection.ExecuteAsync(
            """
            update demo_payment set status = @status, failure = @failure,
                captured_cents = case when @status = 'succeeded' and charge = 1 then cents else 0 end
            where provider_id = @providerId and status = 'needs-authentication'
            """, new { providerId, status, failure }, transaction);
}
