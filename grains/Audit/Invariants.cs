using System.Runtime.CompilerServices;
using CustomerConnect.Grains.Hosting;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Log.Rebuild;

namespace CustomerConnect.Grains.Audit;

/// <summary>Checks the invariants on a database: reads the log once, folds it, and compares it with the tables.</summary>
public static class Invariants
{
    private const int PageSize = 2_000;

    /// <summary>
    /// Everything that is wrong, in the order of the log and then of the checks; nothing when all is well. Exact while nobody writes.
    /// Holds the state of every stream in memory.
    /// </summary>
    /// <param name="records">The provider's own records, or null where they cannot be had.</param>
    /// <param name="now">The moment that ends are judged at.</param>
    /// <param name="patience">How long work that is due may be left undone; a few times the poll and the lease of due rows.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public static async IAsyncEnumerable<Offence> CheckAsync(
        IDatabase database, IEventLog log, IMoneyRecords? records, DateTimeOffset now, TimeSpan patience,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var audit = new LogAudit();
        await foreach (var stored in AllAsync(log, cancel))
        {
            foreach (var offence in audit.Next(stored))
            {
                yield return offence;
            }
        }

        foreach (var offence in audit.End(now, patience))
        {
            yield return offence;
        }

        if (records is not null)
        {
            await foreach (var offence in MoneyOwned.CheckAsync(audit, records, now - patience, cancel))
            {
                yield return offence;
            }
        }

        await foreach (var offence in OutboxRows.CheckAsync(audit, database, now - patience, cancel))
        {
            yield return offence;
        }

        await foreach (var offence in StaffTrailRows.CheckAsync(audit, database, cancel))
        {
            yield return offence;
        }

        if (await new ReadModelComparison(database, log).FirstDifferenceAsync(StreamProjections.All, cancel) is { } difference)
        {
            yield return new("rows-equal-log", "read models", difference);
        }
    }

    private static async IAsyncEnumerable<StoredEvent> AllAsync(IEventLog log, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (IReadOnlyList<StoredEvent> page = await log.ReadAllAsync(0, PageSize, cancel); page.Count > 0;
             page = await log.ReadAllAsync(page[^1].Position, PageSize, cancel))
        {
            foreach (var stored in page)
            {
                yield return stored;
            }
        }
    }
}
