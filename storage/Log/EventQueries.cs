using System.Data.Common;
using System.Text;
using CustomerConnect.Storage.Log.Feed;

namespace CustomerConnect.Storage.Log;

/// <summary>The reading half of the log, the same SQL on both dialects.</summary>
internal sealed class EventQueries(IDatabase database)
{
    // The command stands on the first event of its append only; for the others it is looked up.
    private const string Columns =
        """
        e.position, e.stream, e.version,
        coalesce(e.command_id, (
            select f.command_id from event f
            where f.stream = e.stream and f.version < e.version and f.command_id is not null
            order by f.version desc limit 1)) as command_id,
        e.at, e.type, e.schema, e.data
        """;

    private const string StreamSql = $"select {Columns} from event e where e.stream = @stream and e.version > @after order by e.version";
    private const string AllSql = $"select {Columns} from event e where e.position > @after order by e.position limit @limit";
    private const string HeadSql = "select coalesce(max(position), 0) from event";

    /// <summary>See <see cref="IEventLog.ReadStreamAsync"/>.</summary>
    public Task<IReadOnlyList<StoredEvent>> ReadStreamAsync(string stream, int afterVersion, CancellationToken cancel) =>
        ReadAsync(StreamSql, cancel, ("stream", stream), ("after", (long)afterVersion));

    /// <summary>See <see cref="IEventLog.ReadAllAsync"/>.</summary>
    public Task<IReadOnlyList<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancel) =>
        ReadAsync(AllSql, cancel, ("after", afterPosition), ("limit", (long)limit));

    /// <summary>See <see cref="IEventLog.ReadFeedAsync"/>.</summary>
    public Task<FeedPage> ReadFeedAsync(long afterPosition, IReadOnlyCollection<string> kinds, int limit, CancellationToken cancel) =>
        database.ForFeed.ReadAsync(
            async connection =>
            {
                // The events next in line first, whatever they are: asked for those of its kinds alone, a planner without fresh figures reads
                // the whole table for the few that it expects. The last row is how far this came.
                var wanted = string.Join(" or ", kinds.Select((_, i) => $"type like @kind{i}"));
                var sql = $"""
                    with page as materialized (select position, stream, type from event where position > @after order by position limit @limit)
                    select position, stream, type, null as looked_at from page where {wanted}
                    union all
                    select max(position), null, null, count(*) from page
                    order by looked_at nulls first, position
                    """;
                await using var command = Command(
                    connection, sql, [("after", afterPosition), ("limit", (long)limit), .. kinds.Select((k, i) => ($"kind{i}", (object)$"{k}.%"))]);
                await using var reader = await command.ExecuteReaderAsync(cancel);
                var events = new List<FeedEvent>();
                while (await reader.ReadAsync(cancel) && reader.IsDBNull(3))
                {
                    events.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)));
                }

                return new FeedPage(events, reader.IsDBNull(0) ? afterPosition : reader.GetInt64(0), reader.GetInt64(3) == limit);
            },
            cancel);

    /// <summary>See <see cref="IEventLog.HeadPositionAsync"/>.</summary>
    public Task<long> HeadPositionAsync(CancellationToken cancel) =>
        database.ForFeed.ReadAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText = HeadSql;
                return (long)(await command.ExecuteScalarAsync(cancel))!;
            },
            cancel);

    private Task<IReadOnlyList<StoredEvent>> ReadAsync(string sql, CancellationToken cancel, params (string Name, object Value)[] parameters) =>
        database.ReadAsync<IReadOnlyList<StoredEvent>>(
            async connection =>
            {
                await using var command = Command(connection, sql, parameters);
                await using var reader = await command.ExecuteReaderAsync(cancel);
                var events = new List<StoredEvent>();
                while (await reader.ReadAsync(cancel))
                {
                    events.Add(Read(reader));
                }

                return events;
            },
            cancel);

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static StoredEvent Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        (int)reader.GetInt64(2),
        Guid.ParseExact(reader.GetString(3), "n"),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
        new EventData(reader.GetString(5), (int)reader.GetInt64(6), Encoding.UTF8.GetBytes(reader.GetString(7))));
}
