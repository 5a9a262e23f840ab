using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;

namespace CustomerConnect.Storage.Log.Rebuild;

/// <summary>Reads and deletes rows of read-model tables by key.</summary>
internal sealed class TableRows(IDatabase database)
{
    private const int PageSize = 500;

    /// <summary>All rows of a table by key, as values in the order of its columns.</summary>
    public async IAsyncEnumerable<object?[]> AllAsync(ReadModelTable table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sql = $"select {string.Join(", ", table.Columns)} from {table.Name} where {table.Key} > @after order by {table.Key} limit @limit";
        for (string? after = ""; after is not null;)
        {
            var page = await ReadAsync(sql, new { after, limit = PageSize }, cancel);
            foreach (var row in page)
            {
                yield return row;
            }

            after = page.Count == PageSize ? (string)page[^1][0]! : null;
        }
    }

    /// <summary>One row, null when there is none.</summary>
    public async Task<object?[]?> FindAsync(ReadModelTable table, string key, CancellationToken cancel)
    {
        var sql = $"select {string.Join(", ", table.Columns)} from {table.Name} where {table.Key} = @key";
        var rows = await ReadAsync(sql, new { key }, cancel);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>
    /// Deletes a row if it is still as it was read; how many were. On PostgreSQL in one call that commits itself, so that a process which is
    /// paused in it locks no row that the log wants to write.
    /// </summary>
    public Task<long> DeleteUnchangedAsync(ReadModelTable table, object?[] row, CancellationToken cancel)
    {
        if (database.Dialect == Dialect.Postgres)
        {
            var read = new Dictionary<string, object?>(table.Columns.Select((column, i) => KeyValuePair.Create(column, row[i])));
            return database.ReadAsync(
                connection => connection.ExecuteScalarAsync<long>(
                    "call delete_row_as_read(@table, @key, @id, @read, 0)",
                    new { table = table.Name, key = table.Key, id = row[0], read = JsonSerializer.Serialize(read) }),
                cancel);
        }

        var values = new DynamicParameters();
        for (var i = 0; i < row.Length; i++)
        {
            values.Add($"v{i}", row[i]);
        }

        // The type of a null must be told: nothing else in the statement does.
        var same = table.Columns.Select((column, i) => row[i] is null ? $"{column} is null" : $"{column} = @v{i}");
        var sql = $"delete from {table.Name} where {string.Join(" and ", same)}";
        return database.WriteAsync(async (connection, transaction) => (long)await connection.ExecuteAsync(sql, values, transaction), cancel);
    }

    private async Task<List<object?[]>> ReadAsync(string sql, object parameters, CancellationToken cancel)
    {
        return await database.ReadAsync(async connection =>
        {
            await using var reader = await connection.ExecuteReaderAsync(sql, parameters);
            var rows = new List<object?[]>();
            while (await reader.ReadAsync(cancel))
            {
                var row = new object?[reader.FieldCount];
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                }

                rows.Add(row);
            }

            return rows;
        }, cancel);
    }
}
