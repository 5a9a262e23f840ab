using CustomerConnect.Storage;
using Dapper;

namespace CustomerConnect.Web.Visits;

/// <summary>Finds a link for somebody who came by none: a shared address, a bookmark, a mail's way back to the homes.</summary>
public sealed class OpenLinks(IDatabase database, TimeProvider clock)
{
    private const string Query =
        """
        select id from link
        where community_id = @community and enabled = 1 and (project_id is null or project_id = @project)
            and (valid_from is null or valid_from <= @now) and (valid_until is null or valid_until > @now)
        order by case when project_id is null then 0 when model_id is null and building_id is null and unit_id is null then 1 else 2 end, id
        limit 1
        """;

    /// <summary>The widest open link that leads to a project, the eldest of several; null when none is open.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public Task<string?> FindAsync(string community, string project, CancellationToken cancel)
    {
        var values = new { community, project, now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        return database.ReadAsync(connection => connection.QuerySingleOrDefaultAsync<string>(Query, values), cancel);
    }
}
