using CustomerConnect.Grains.Units;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Journal;
using CustomerConnect.Web.Staff.Journal;

namespace CustomerConnect.Web.Staff.Details;

/// <summary>A line of the history.</summary>
/// <param name="Bad">True for what went wrong.</param>
/// <param name="By">Id of the member of staff who did it; null for the visitor and the clock.</param>
public sealed record HistoryLine(DateTimeOffset At, string What, bool Bad = false, string? By = null);

/// <summary>
/// What happened in a session: told from the journal, which has what happened to its homes, deposits and reservation too, however many they
/// were; and from the log, where the journal has not caught up yet.
/// </summary>
public sealed class History(HistoryTable table, JournalTable journal)
{
    /// <summary>Most lines that are shown.</summary>
    public const int Most = 80;

    // Of each stream: more than can happen while the journal is a moment behind.
    private const int MostNew = 20;

    /// <summary>The newest lines first.</summary>
    /// <param name="streams">Streams of what the session has now: what is newest may be in them alone.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<HistoryLine>> OfAsync(string session, IReadOnlyList<string> streams, CancellationToken cancel)
    {
        // How far first: what is written in between is met twice, and told once.
        var written = await journal.PositionAsync(cancel);
        var rows = await table.OfSessionAsync(session, Most, cancel);
        var lines =
            from record in (await table.AfterAsync(streams, written, MostNew, cancel)).Concat(rows).DistinctBy(r => r.Position).OrderByDescending(r => r.Position)
            let happened = StaffEvents.Read(record)
            where happened is not UnitEvent || JournalFold.Names(happened) == session
            let line = EventWords.Say(happened)
            where line is not null
            select new HistoryLine(DateTimeOffset.FromUnixTimeMilliseconds(record.At), line.What, line.Bad, line.By);
        return [.. lines.Take(Most)];
    }
}
