using System.Data.Common;
using System.Runtime.CompilerServices;
using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Grains.Audit;

/// <summary>The books of the stand-in that plays the payment provider, which it keeps in the same database.</summary>
public sealed class StandInRecords(IDatabase database) : IMoneyRecords
{
    private const string Payments = """
        select p.attempt_id, p.captured_cents, coalesce((select sum(r.cents) from demo_refund r where r.payment_id = p.provider_id), 0)
        from demo_payment p
        """;

    /// <summary>The books, or null where no stand-in has ever been paid.</summary>
    public static async Task<IMoneyRecords?> OfAsync(IDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*) from demo_payment") > 0 ? new StandInRecords(database) : null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<MoneyRecord> AllAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = Payments;
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            yield return new(new(rows.GetString(0)), rows.GetInt64(1), Convert.ToInt64(rows.GetValue(2)));
        }
    }
}
