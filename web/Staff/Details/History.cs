using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Staff.Journal;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>A line of the history.</summary>
/// <param name="Bad">True for what went wrong.</param>
/// <param name="By">Id of the member of staff who did it; null for the visitor and the clock.</param>
public sealed record HistoryLine(DateTimeOffset At, string What, bool Bad = false, string? By = null);

/// <summary>What happened in a session, with its deposit and reservation: told from their streams, and therefore exactly what happened.</summary>
public sealed class History(IEventLog log)
{
    /// <summary>Most lines that are shown.</summary>
    public const int Most = 80;

    /// <summary>The newest lines first.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(string session, string? deposit, string? reservation, CancellationToken cancel)
    {
        var lines = new List<HistoryLine>();
        lines.AddRange(await ReadAsync($"session/{session}", cancel));
        if (deposit is not null)
        {
            lines.AddRange(await ReadAsync($"deposit/{deposit}", cancel));
        }

        if (reservation is not null)
        {
            lines.AddRange(await ReadAsync($"reservation/{reservation}", cancel));
        }

        // Of one moment the later event comes first, as everywhere here.
        lines.Reverse();
        return [.. lines.OrderByDescending(l => l.At).Take(Most)];
    }

    private async Task<IEnumerable<HistoryLine>> ReadAsync(string stream, CancellationToken cancel) =>
        from stored in await log.ReadStreamAsync(stream, cancel: cancel)
        let line = EventWords.Say(StaffEvents.Read(stored.Event))
        where line is not null
        select new HistoryLine(stored.At, line.What, line.Bad, line.By);
}
