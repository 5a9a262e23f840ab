using System.Data.Common;
using System.Text;
using CustomerConnect.Storage.Log;
using Dapper;

namespace CustomerConnect.Storage.Staff.Journal;

/// <summary>
/// The journal of staff: rows that follow the log, and how far they have got. Rows and position are written together and only from the
/// position that was read, so however many processes write it, each event is taken once.
/// </summary>
public sealed class JournalTable(IDatabase database)
{
    private const int RowsAStatement = 100, StreamsAStatement = 200;

    /// <summary>How far the journal has got in the log.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task<long> PositionAsync(CancellationToken cancel = default) =>
        database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("select position from staff_journal where journal = 'events'"), cancel);

    /// <summary>The events of some streams up to a position, in the order of the log: what rows after it are made from.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IReadOnlyList<JournalEvent>> StreamsAsync(IReadOnlyCollection<string> streams, long upTo, CancellationToken cancel = default)
    {
        var events = new List<JournalEvent>();
        foreach (var some in streams.Chunk(StreamsAStatement))
        {
            var values = new DynamicParameters(new { upTo });
            var sql = $"select position, stream, at, type, schema, data from event where {SqlList.In("stream", "stream", some, values)} and position <= @upTo";
            events.AddRange(await database.ReadAsync(
                async connection => (await connection.QueryAsync<(long Position, string Stream, long At, string Type, long Schema, string Data)>(
                    new CommandDefinition(sql, values, cancellationToken: cancel)))
                    .Select(e => new JournalEvent(
                        e.Position, e.Stream, DateTimeOffset.FromUnixTimeMilliseconds(e.At), new EventData(e.Type, (int)e.Schema, Encoding.UTF8.GetBytes(e.Data))))
                    .ToList(),
                cancel));
        }

        events.Sort((a, b) => a.Position.CompareTo(b.Position));
        return events;
    }

    /// <summary>Goes on from one position to another with these rows and notices; false, and nothing written, when another process has.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task<bool> WriteAsync(long from, long to, IReadOnlyList<JournalRow> rows, IReadOnlyList<NewNotice> notices, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await connection.ExecuteAsync(
                    "update staff_journal set position = @to where journal = 'events' and position = @from", new { from, to }, transaction) == 0)
                {
                    return false;
                }

                foreach (var some in rows.Chunk(RowsAStatement))
                {
                    await InsertAsync(connection, transaction, some);
                }

                await AddAsync(connection, transaction, notices);
                return true;
            },
            cancel);

    /// <summary>Adds notices that follow from no event.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public Task AddAsync(IReadOnlyList<NewNotice> notices, CancellationToken cancel = default) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                // The journal's row is the turn: notices commit in the order of their numbers, so whoever has read up to one has missed none.
                await connection.ExecuteAsync("update staff_journal set position = position where journal = 'events'", transaction: transaction);
                await AddAsync(connection, transaction, notices);
                return true;
            },
            cancel);

    private static Task InsertAsync(DbConnection connection, DbTransaction transaction, JournalRow[] rows)
    {
        var values = new DynamicParameters();
        var tuples = rows.Select((row, i) =>
        {
            values.Add($"p{i}", row.Position);
            values.Add($"a{i}", row.At.ToUnixTimeMilliseconds());
            values.Add($"t{i}", row.Type);
            values.Add($"c{i}", row.Place.Community);
            values.Add($"j{i}", row.Place.Project);
            values.Add($"u{i}", row.Place.Unit);
            values.Add($"k{i}", row.Place.Contact);
            values.Add($"s{i}", row.Place.Session);
            return $"(@p{i}, @a{i}, @t{i}, @c{i}, @j{i}, @u{i}, @k{i}, @s{i})";
        });
        return connection.ExecuteAsync(
            $"""
            insert into staff_event (position, at, type, community_id, project_id, unit_id, contact_id, session_id) values {string.Join(", ", tuples)}
            on conflict (position) do nothing
            """, values, transaction);
    }

    private static Task AddAsync(DbConnection connection, DbTransaction transaction, IReadOnlyList<NewNotice> notices) => connection.ExecuteAsync(
        """
        insert into staff_notice (cause, kind, at, community_id, project_id, unit_id, contact_id, session_id, link_id)
        values (@Cause, @Kind, @at, @Community, @Project, @Unit, @Contact, @Session, @Link) on conflict (cause) do nothing
        """,
        notices.Select(n => new
        {
            n.Cause, n.Kind, at = n.At.ToUnixTimeMilliseconds(), n.Place.Community, n.Place.Project, n.Place.Unit, n.Place.Contact, n.Place.Session, n.Link,
        }).ToList(), transaction);
}
