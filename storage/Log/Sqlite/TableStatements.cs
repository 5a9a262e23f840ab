using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage.Log.Sqlite;

/// <summary>The statements of one read-model table.</summary>
internal sealed class TableStatements : IDisposable
{
    private readonly Statement _write;
    private readonly Statement _delete;

    public TableStatements(SqliteConnection connection, ReadModelTable table)
    {
        var columns = string.Join(", ", table.Columns);
        var places = string.Join(", ", table.Columns.Select((_, i) => $"?{i + 1}"));
        var set = string.Join(", ", table.Columns.Where(c => c != table.Key).Select(c => $"{c} = excluded.{c}"));
        var conflict = table.Mode == RowMode.InsertOnce ? "nothing" : "update set " + set;
        _write = new Statement(
            connection, $"insert into {table.Name} ({columns}) values ({places}) on conflict ({table.Key}) do {conflict}");
        _delete = new Statement(connection, $"delete from {table.Name} where {table.Key} = ?1");
    }

    /// <summary>Writes or deletes a row.</summary>
    public void Apply(RowChange row)
    {
        if (row.Values is null)
        {
            _delete.Bind(1, row.Key).Execute();
            return;
        }

        for (var i = 0; i < row.Values.Length; i++)
        {
            _write.BindValue(i + 1, row.Values[i]);
        }

        _write.Execute();
    }

    public void Dispose()
    {
        _write.Dispose();
        _delete.Dispose();
    }
}
