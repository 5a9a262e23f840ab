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

    /// <summary>
    /// Contacts that words find, by the beginnings of names and addresses, each word its own; at most <see cref="Most"/> each, those who came
    /// last. Words that only together find somebody find whom they find together: "maya lindqvist" is one person and not all who are called Maya.
    /// </summary>
    /// <param name="words">Words of <see cref="SearchWords.Of"/>.</param>
    /// <param name="cancel">Ends the query.</param>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<IReadOnlyList<IReadOnlyList<string>>> FindAsync(IReadOnlyList<string> words, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<IReadOnlyList<string>>>(
            async connection =>
            {
                var found = new List<IReadOnlyList<string>>(words.Count);
                foreach (var word in words)
                {
                    found.Add(await TogetherAsync(connection, [word], cancel));
                }

                var names = words.Where((_, i) => found[i].Count > 0).ToList();
                var together = names.Count > 1 ? await TogetherAsync(connection, names, cancel) : [];
                return together.Count == 0 ? found : [.. found.Select(f => f.Count > 0 ? together : f)];
            }, cancel);

    private static async Task<IReadOnlyList<string>> TogetherAsync(DbConnection connection, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var values = new DynamicParameters();
        var conditions = words.Select((word, i) =>
        {
            values.Add($"word{i}", word);
            values.Add($"until{i}", SearchWords.After(word));
            var begins = $"w{i}.word >= @word{i} and w{i}.word < @until{i}";
            return i == 0 ? begins : $"exists (select 1 from contact_word w{i} where w{i}.contact_id = w0.contact_id and {begins})";
        });
        var sql = $"select distinct w0.contact_id from contact_word w0 where {string.Join(" and ", conditions)} order by w0.contact_id desc limit {Most}";
        return (await connection.QueryAsync<string>(new CommandDefinition(sql, values, cancellationToken: cancel))).AsList();
    }

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
