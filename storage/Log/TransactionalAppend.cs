using System.Data.Common;
using Dapper;

namespace CustomerConnect.Storage.Log;

/// <summary>
/// Adds an event in a transaction that changes ordinary tables too, such as a catalog edit: within
/// <see cref="IDatabase.WriteAsync"/>, as the last statement. From here to the commit every writer of every process waits.
/// </summary>
public static class TransactionalAppend
{
    /// <summary>Adds the event to the end of its stream, whatever its version is, and says which version it got.</summary>
    /// <exception cref="DbException">The command is in the stream already, or the database gave up; roll back.</exception>
    public static async Task<int> AppendLastAsync(
        this IDatabase database, DbTransaction transaction, string stream, Guid commandId, DateTimeOffset at, EventData data)
    {
        var sql = database.Dialect == Dialect.Postgres
            ? "select append_event(@stream, @command, @type, @schema, @at, @data)"
            : """
              insert into event (stream, version, command_id, type, schema, at, data)
              select @stream, coalesce((select max(version) from event where stream = @stream), 0) + 1, @command, @type, @schema, @at, @data
              returning version
              """;
        var version = await transaction.Connection!.ExecuteScalarAsync<long>(
            sql,
            new
            {
                stream,
                command = commandId.ToString("n"),
                type = data.Type,
                schema = (long)data.Schema,
                at = at.ToUnixTimeMilliseconds(),
                data = System.Text.Encoding.UTF8.GetString(data.Data.Span),
            },
            transaction);
        return (int)version;
    }
}
