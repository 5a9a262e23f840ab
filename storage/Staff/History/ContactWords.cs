using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Staff.History;

/// <summary>
/// Contacts by the words that find them, in <c>contact_word</c>: an ordinary table with an index, the same on both databases. Contacts
/// mark themselves when they change (triggers of script 0633); their words are written here.
/// </summary>
public sealed class ContactWords(IDatabase database)
{
    /// <summary>Most contacts that a word finds.</summary>
    public const int Most = 200;

    /// <summary>Writes the words of up to so many contacts that have changed. How many it was.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<int> CatchUpAsync(int most, CancellationToken cancel = default)
    {
        // Usually nobody has changed: nothing is written then.
        if (await database.ReadAsync(connection => connection.ExecuteScalarAsync<string?>("select contact_id from contact_word_due limit 1"), cancel) is null)
        {
            return 0;
        }

        return await database.WriteAsync(async (connection, transaction) =>
        {
            // Taken back first: who changes from here on marks themselves again.
            var due = (await connection.QueryAsync<string>(
                "delete from contact_word_due where contact_id in (select contact_id from contact_word_due limit @most) returning contact_id", new { most }, transaction)).AsList();
            foreach (var contact in due)
            {
                await WriteAsync(connection, transaction, contact);
            }

            return due.Count;
        }, cancel);
    }

    /// <summary>Contacts that a word finds, by the beginning of a name or an address; at most <see cref="Most"/>, the newest of them.</summary>
    /// <param name="word">A word of <see cref="SearchWords.Of"/>.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(string word, CancellationToken cancel = default) =>
        await database.ReadAsync(
            async connection => (await connection.QueryAsync<string>(new CommandDefinition(
                $"select distinct contact_id from contact_word where word >= @word and word < @until order by contact_id desc limit {Most}",
                new { word, until = SearchWords.After(word) }, cancellationToken: cancel))).AsList(), cancel);

    private static async Task WriteAsync(DbConnection connection, DbTransaction transaction, string contact)
    {
        await connection.ExecuteAsync("delete from contact_word where contact_id = @contact", new { contact }, transaction);
        var name = await connection.QuerySingleOrDefaultAsync<(string? First, string? Last, string? Email)>(
            "select first_name, last_name, email from contact where contact_id = @contact", new { contact }, transaction);
        var words = SearchWords.OfName(name.First).Concat(SearchWords.OfName(name.Last)).Concat(SearchWords.OfName(name.Email)).Distinct(StringComparer.Ordinal);
        await connection.ExecuteAsync(
            "insert into contact_word (word, contact_id) values (@word, @contact)", words.Select(word => new { word, contact }).ToList(), transaction);
    }
}
