using System.Text;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Staff.Journal;
using Dapper;

namespace CustomerConnect.Web.Staff.Live;

/// <summary>Which sessions moved when streams did: a reservation's end, a deposit's return or a place in a queue is in no session's stream.</summary>
public sealed class MovedSessions(IDatabase database)
{
    // Of one contact or home the newest: a realtor has been here more often than anybody looks at.
    private const int MostOfOne = 20;

    /// <summary>Ids of the sessions, each once.</summary>
    /// <param name="streams">Names of streams.</param>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<string> streams, CancellationToken cancel)
    {
        IReadOnlyList<string> Keys(string kind) => [.. streams.Where(s => s.StartsWith(kind, StringComparison.Ordinal)).Select(s => s[kind.Length..])];
        var sessions = new HashSet<string>(Keys("session/"), StringComparer.Ordinal);
        var (reservations, deposits, contacts, homes) = (Keys("reservation/"), Keys("deposit/"), Keys("identity/"), Keys("unit/"));
        if (reservations.Count + deposits.Count + contacts.Count + homes.Count > 0)
        {
            sessions.UnionWith(await database.ReadAsync(
                async connection =>
                {
                    var found = new List<string>();
                    async Task AddAsync(string sql, IReadOnlyList<string> keys)
                    {
                        foreach (var key in keys)
                        {
                            found.AddRange(await connection.QueryAsync<string>(new CommandDefinition(sql, new { key }, cancellationToken: cancel)));
                        }
                    }

                    await AddAsync("select session_id from reservation_view where reservation_id = @key and session_id is not null", reservations);
                    await AddAsync("select session_id from deposit_view where deposit_id = @key and session_id is not null", deposits);
                    await AddAsync($"select session_id from session_view where contact_id = @key order by changed_at desc limit {MostOfOne}", contacts);
                    foreach (var home in homes)
                    {
                        found.AddRange((await connection.QueryAsync<(string Type, long Schema, string Data)>(new CommandDefinition(
                            $"select type, schema, data from event where stream = @stream order by version desc limit {MostOfOne}", new { stream = $"unit/{home}" },
                            cancellationToken: cancel))).Select(e => JournalFold.Names(StaffEvents.Read(new(e.Type, (int)e.Schema, Encoding.UTF8.GetBytes(e.Data))))).OfType<string>());
                    }

                    return found;
                }, cancel));
        }

        return [.. sessions];
    }
}
