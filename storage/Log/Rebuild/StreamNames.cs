using System.Runtime.CompilerServices;
using Dapper;

namespace CustomerConnect.Storage.Log.Rebuild;

/// <summary>The names of all streams, and of those that changed after a position.</summary>
internal sealed class StreamNames(IDatabase database, IEventLog log)
{
    private const int PageSize = 500;

    /// <summary>All streams, by name.</summary>
    public async IAsyncEnumerable<string> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (string? after = ""; after is not null;)
        {
            IReadOnlyList<string> page;
            await using (var connection = await database.OpenAsync(cancel))
            {
                page = (await connection.QueryAsync<string>(
                    "select stream from event where version = 1 and stream > @after order by stream limit @limit",
                    new { after, limit = PageSize })).AsList();
            }

            foreach (var stream in page)
            {
                yield return stream;
            }

            after = page.Count == PageSize ? page[^1] : null;
        }
    }

    /// <summary>The streams with events after a position.</summary>
    public async Task<IReadOnlyCollection<string>> ChangedAfterAsync(long position, CancellationToken cancel)
    {
        var streams = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var page = await log.ReadAllAsync(position, PageSize, cancel);
            streams.UnionWith(page.Select(e => e.Stream));
            if (page.Count < PageSize)
            {
                return streams;
            }

            position = page[^1].Position;
        }
    }
}
