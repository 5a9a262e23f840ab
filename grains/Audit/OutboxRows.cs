using Dapper;
using System.Runtime.CompilerServices;
using CustomerConnect.Storage;

namespace CustomerConnect.Grains.Audit;

/// <summary>Every message that the log causes has its one row in the outbox.</summary>
public static class OutboxRows
{
    /// <summary>Names causes without a row. That no cause has two is the table's key.</summary>
    public static async IAsyncEnumerable<Offence> CheckAsync(
        LogAudit log, IDatabase database, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await database.OpenAsync(cancel);
        foreach (var (cause, stream) in log.Causes)
        {
            if (await connection.ExecuteScalarAsync<long>("select count(*) from outbox where cause = @cause", new { cause }) == 0)
            {
                yield return new("one-cause-one-message", stream, $"'{cause}' has no row in the outbox.");
            }
        }
    }
}
