namespace CustomerConnect.Grains.Audit;

/// <summary>A payment as the provider itself has it.</summary>
/// <param name="CapturedCents">Charged; 0 for a stored method or a failed payment.</param>
/// <param name="RefundedCents">Given back, all refunds together.</param>
public sealed record MoneyRecord(AttemptId Attempt, long CapturedCents, long RefundedCents);

/// <summary>The provider's own records of what was charged and given back.</summary>
public interface IMoneyRecords
{
    /// <summary>All payments that carry our attempt ids, in any order.</summary>
    IAsyncEnumerable<MoneyRecord> AllAsync(CancellationToken cancel = default);
}
