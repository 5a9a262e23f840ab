using System.Text.Json;

namespace CustomerConnect.Storage.Log.Groups;

/// <summary>What must be true of an append before it may share a group with others. Breaking one is a fault of the program.</summary>
internal static class AppendRules
{
    /// <summary>Throws <see cref="ArgumentException"/>, naming the first rule that is broken.</summary>
    public static void Check(Append append)
    {
        if (string.IsNullOrEmpty(append.Stream))
        {
            throw new ArgumentException("An append names its stream.", nameof(append));
        }

        if (append.ExpectedVersion < 0)
        {
            throw new ArgumentException($"Append to {append.Stream}: the expected version is 0 or more.", nameof(append));
        }

        if (append.Events.Count == 0 && append.Rows.Count == 0)
        {
            throw new ArgumentException($"Append to {append.Stream}: it has neither events nor rows.", nameof(append));
        }

        for (var i = 0; i < append.Events.Count; i++)
        {
            CheckEvent(append, append.Events[i]);
        }

        for (var i = 0; i < append.Rows.Count; i++)
        {
            CheckRow(append, append.Rows[i]);
        }
    }

    private static void CheckEvent(Append append, EventData data)
    {
        if (string.IsNullOrEmpty(data.Type) || data.Schema < 1)
        {
            throw new ArgumentException($"Append to {append.Stream}: an event has a type, and a schema from 1.", nameof(append));
        }

        var reader = new Utf8JsonReader(data.Data.Span);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.TrySkip() || reader.Read())
            {
                throw new ArgumentException($"Append to {append.Stream}: the data of {data.Type} is not one JSON object.", nameof(append));
            }
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"Append to {append.Stream}: the data of {data.Type} is not JSON: {e.Message}", nameof(append), e);
        }
    }

    private static void CheckRow(Append append, RowChange row)
    {
        if (TableIndex.Of(row.Table) < 0)
        {
            throw new ArgumentException($"Append to {append.Stream}: {row.Table.Name} is not a table of ReadModelTables.All.", nameof(append));
        }

        if (row.Values is null)
        {
            if (row.Table.Mode == RowMode.InsertOnce)
            {
                throw new ArgumentException($"Append to {append.Stream}: rows of {row.Table.Name} are never taken back.", nameof(append));
            }

            return;
        }

        if (row.Values.Length != row.Table.Columns.Count || row.Values[0] is not string key || key != row.Key)
        {
            throw new ArgumentException(
                $"Append to {append.Stream}: a row of {row.Table.Name} has the {row.Table.Columns.Count} values of its columns, its key first.",
                nameof(append));
        }

        foreach (var value in row.Values)
        {
            if (value is not (null or string or long or double))
            {
                throw new ArgumentException(
                    $"Append to {append.Stream}: a value of {row.Table.Name} is a {value.GetType().Name}; string, long, double and null are taken.",
                    nameof(append));
            }
        }
    }
}
