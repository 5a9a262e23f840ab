using System.Text.Json;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>Household, employment and preferences, which a contact may complete after reserving: answer by question.</summary>
public sealed class AdvancedRegistrations(IDatabase database, TimeProvider clock)
{
    /// <summary>The contact's answers; empty while there are none.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(string contactId, CancellationToken cancel = default)
    {
        var answers = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>(
                "select answers from advanced_registration where contact_id = @contactId", new { contactId }), cancel);
        return answers is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(answers)!;
    }

    /// <summary>Keeps the answers in place of those before.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task SaveAsync(string contactId, IReadOnlyDictionary<string, string> answers, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                insert into advanced_registration (contact_id, answers, changed_at) values (@contactId, @json, @now)
                on conflict (contact_id) do update set answers = excluded.answers, changed_at = excluded.changed_at,
                    row_version = advanced_registration.row_version + 1
                """, new { contactId, json = JsonSerializer.Serialize(answers), now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction),
            cancel);
}
