using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Staff.History;
using CustomerConnect.Storage.Staff.Sessions;
using CustomerConnect.Web.Staff.Journal;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Which sessions moved when streams did: a reservation's end, a deposit's return or a place in a queue is in no session's stream.</summary>
public sealed class MovedSessions(SessionTable table, HistoryTable history)
{
    // Events of a home that are looked at: more than join its queue between two turns.
    private const int MostOfHome = 20;

    /// <summary>Ids of the sessions, each once.</summary>
    /// <param name="streams">Names of streams.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<string> streams, CancellationToken cancel)
    {
        IReadOnlyList<string> Keys(string kind) => [.. streams.Where(s => s.StartsWith(kind, StringComparison.Ordinal)).Select(s => s[kind.Length..])];
        var sessions = new HashSet<string>(Keys("session/"), StringComparer.Ordinal);
        var (reservations, deposits, contacts) = (Keys("reservation/"), Keys("deposit/"), Keys("identity/"));
        if (reservations.Count + deposits.Count + contacts.Count > 0)
        {
            sessions.UnionWith(await table.BelongingToAsync(reservations, deposits, contacts, cancel));
        }

        var homes = streams.Where(s => s.StartsWith("unit/", StringComparison.Ordinal)).ToList();
        if (homes.Count > 0)
        {
            sessions.UnionWith((await history.AfterAsync(homes, 0, MostOfHome, cancel)).Select(r => JournalFold.Names(StaffEvents.Read(r))).OfType<string>());
        }

        return [.. sessions];
    }
}
