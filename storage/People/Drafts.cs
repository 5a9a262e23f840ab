using System.Text.Json;
using Dapper;

namespace CustomerConnect.Storage.People;

/// <summary>
/// What somebody typed into a form and that was not yet taken: never lost, whatever happens to the page, and nobody else's on the same
/// computer.
/// </summary>
public sealed class Drafts(IDatabase database, TimeProvider clock)
{
    /// <summary>Characters of one draft; what is longer is not kept.</summary>
    public const int LongestDraft = 20_000;

    /// <summary>In place of a session, for a form that is a contact's own: what was typed on one device is there on another.</summary>
    public const string AnySession = "-";

    /// <summary>As <see cref="AnySession"/>, for a form that asks what should lie about for no longer than needed, such as a date of birth.</summary>
    public const string ForADay = "--";

    /// <summary>How long a draft that nobody touches is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>How long one under <see cref="ForADay"/> is.</summary>
    public static readonly TimeSpan ShortlyKeptFor = TimeSpan.FromDays(1);

    /// <summary>Keeps what was typed, in place of what was kept before.</summary>
    /// <param name="sessionId">The session that the form belongs to, or <see cref="AnySession"/> or <see cref="ForADay"/>.</param>
    /// <param name="contactId">Who typed it.</param>
    /// <param name="form">Name of the form, such as <c>register</c>.</param>
    public Task SaveAsync(
        string sessionId, string contactId, string form, IReadOnlyDictionary<string, string> fields, CancellationToken cancel = default)
    {
        var json = JsonSerializer.Serialize(fields);
        return json.Length > LongestDraft ? Task.CompletedTask : database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into form_draft (draft_key, fields, changed_at) values (@key, @json, @now)
            on conflict (draft_key) do update set fields = excluded.fields, changed_at = excluded.changed_at
            """, new { key = Key(sessionId, contactId, form), json, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction), cancel);
    }

    /// <summary>What was typed; empty when nothing was.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        string sessionId, string contactId, string form, CancellationToken cancel = default)
    {
        return await database.ReadAsync(async connection =>
        {
            var json = await connection.QuerySingleOrDefaultAsync<string>(
                "select fields from form_draft where draft_key = @key", new { key = Key(sessionId, contactId, form) });
            return json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
        }, cancel);
    }

    /// <summary>Forgets a draft that was taken. Harmless when there is none.</summary>
    public Task ForgetAsync(string sessionId, string contactId, string form, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            "delete from form_draft where draft_key = @key", new { key = Key(sessionId, contactId, form) }, transaction), cancel);

    /// <summary>Forgets drafts that nobody has touched for as long as theirs are kept; the visits of those of a week are over by then.</summary>
    /// <param name="most">At most so many.</param>
    /// <returns>How many were forgotten.</returns>
    public Task<int> ForgetOldAsync(int most, CancellationToken cancel = default) =>
        database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            delete from form_draft where draft_key in (
                select draft_key from form_draft
                where changed_at < @week or (changed_at < @day and substr(draft_key, 1, 3) = @forADay) order by changed_at limit @most)
            """,
            new { week = Before(KeptFor), day = Before(ShortlyKeptFor), forADay = $"{ForADay}/", most }, transaction), cancel);

    private long Before(TimeSpan kept) => (clock.GetUtcNow() - kept).ToUnixTimeMilliseconds();

    private static string Key(string sessionId, string contactId, string form) => $"{sessionId}/{contactId}/{form}";
}
