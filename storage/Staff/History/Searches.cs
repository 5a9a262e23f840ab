using Dapper;

namespace CustomerConnect.Storage.Staff.History;

/// <summary>What members searched for, under an id: a name is never in an address. Each sees their own, for a day.</summary>
public sealed class Searches(IDatabase database, TimeProvider clock)
{
    /// <summary>How long a search is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>Keeps a text. Its id.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string> KeepAsync(string staffId, string text, CancellationToken cancel = default)
    {
        var row = new { id = TextId.New(clock), staffId, text, now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "insert into staff_search (search_id, staff_id, text, created_at) values (@id, @staffId, @text, @now)", row, transaction),
            cancel);
        return row.id;
    }

    /// <summary>The member's own text of an id; null when there is none (any more).</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> FindAsync(string staffId, string id, CancellationToken cancel = default) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<string?>("select text from staff_search where search_id = @id and staff_id = @staffId", new { id, staffId }), cancel);

    /// <summary>Forgets up to so many whose time is over. How many it was.</summary>
    /// <exception cref="Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<int> ForgetOldAsync(int most, CancellationToken cancel = default) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "delete from staff_search where search_id in (select search_id from staff_search where created_at < @before order by created_at limit @most)",
                new { before = (clock.GetUtcNow() - KeptFor).ToUnixTimeMilliseconds(), most }, transaction),
            cancel);
}
