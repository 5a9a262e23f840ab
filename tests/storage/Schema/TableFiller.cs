using System.Data.Common;
using CustomerConnect.TestSupport;
using Dapper;

namespace CustomerConnect.Storage.Tests.Schema;

/// <summary>Puts a row into every table that has none, whatever its columns are.</summary>
internal static class TableFiller
{
    private sealed record Column(string Name, string Type, bool Filled, string? OfTable, string? OfColumn)
    {
        public string Placeholder => Type == "jsonb" ? $"cast(@{Name} as jsonb)" : $"@{Name}";

        // Text may be read as JSON by a script, and be a key in a table that it is moved to.
        public object ValueIn(string table) => Type.ToLowerInvariant() switch
        {
            "text" or "jsonb" => $$"""{"of":"{{table}}"}""", "blob" or "bytea" => new byte[] { 1 }, _ => 1L,
        };
    }

    /// <summary>Fills the tables; what refers to another table is filled after it.</summary>
    public static Task FillAsync(IDatabase database) => database.WriteAsync(async (connection, transaction) =>
    {
        var waiting = (await TablesAsync(database.Dialect, connection)).ToList();
        while (waiting.Count > 0)
        {
            var left = new List<string>();
            foreach (var table in waiting)
            {
                if (await CountAsync(connection, table) == 0 && !await InsertAsync(database.Dialect, connection, transaction, table))
                {
                    left.Add(table);
                }
            }

            if (left.Count == waiting.Count)
            {
                throw new InvalidOperationException($"No row could be made for {string.Join(", ", left)}.");
            }

            waiting = left;
        }

        return true;
    });

    /// <summary>The product's tables.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(Dialect dialect, DbConnection connection) => (await connection.QueryAsync<string>(
        dialect == Dialect.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'schema_script' order by name"
            : "select tablename from pg_tables where schemaname = current_schema() and tablename <> 'schema_script' order by tablename")).AsList();

    /// <summary>Rows of a table.</summary>
    public static Task<long> CountAsync(DbConnection connection, string table) => connection.ExecuteScalarAsync<long>($"select count(*) from {table}");

    // False while a table that it refers to is empty.
    private static async Task<bool> InsertAsync(Dialect dialect, DbConnection connection, DbTransaction transaction, string table)
    {
        var values = new DynamicParameters();
        var columns = new List<Column>();
        foreach (var column in (await ColumnsAsync(dialect, connection, table)).Where(c => c.Filled))
        {
            var value = column.OfTable is null || column.OfTable == table ? column.ValueIn(table)
                : await connection.ExecuteScalarAsync<object?>($"select {column.OfColumn} from {column.OfTable} limit 1");
            if (value is null)
            {
                return false;
            }

            columns.Add(column);
            values.Add(column.Name, value);
        }

        await connection.ExecuteAsync(
            $"insert into {table} ({string.Join(", ", columns.Select(c => c.Name))}) values ({string.Join(", ", columns.Select(c => c.Placeholder))})", values, transaction);
        return true;
    }

    // What the database fills in by itself is left to it.
    private static async Task<IEnumerable<Column>> ColumnsAsync(Dialect dialect, DbConnection connection, string table) => dialect == Dialect.Sqlite
        ? (await connection.QueryAsync<(string Name, string Type, string? OfTable, string? OfColumn)>(
            """
            select c.name, c.type, f."table", f."to" from pragma_table_xinfo(@table) c left join pragma_foreign_key_list(@table) f on f."from" = c.name
            where c.hidden = 0
            """, new { table })).DistinctBy(c => c.Name).Select(c => new Column(c.Name, c.Type, true, c.OfTable, c.OfColumn))
        : (await connection.QueryAsync<(string Name, string Type, bool Filled, string? OfTable, string? OfColumn)>(
            """
            select c.column_name, c.data_type, c.is_identity = 'NO' and c.is_generated = 'NEVER', f.of_table, f.of_column
            from information_schema.columns c left join (
                select a.attname as column_name, r.relname as of_table, b.attname as of_column
                from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                where k.contype = 'f' and t.relname = @table) f on f.column_name = c.column_name
            where c.table_schema = current_schema() and c.table_name = @table
            """, new { table })).DistinctBy(c => c.Name).Select(c => new Column(c.Name, c.Type, c.Filled, c.OfTable, c.OfColumn));
}
