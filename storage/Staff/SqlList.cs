using Dapper;

namespace CustomerConnect.Storage.Staff;

/// <summary>A list in SQL for both dialects: a parameter each, since Dapper hands arrays to Npgsql whole and to SQLite in pieces.</summary>
internal static class SqlList
{
    /// <summary>The condition that a column is one of these; their values are added under <paramref name="name"/> with a number.</summary>
    public static string In(string column, string name, IEnumerable<string> values, DynamicParameters parameters)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            names.Add($"@{name}{names.Count}");
            parameters.Add(names[^1], value);
        }

        return names.Count == 0 ? "1 = 0" : $"{column} in ({string.Join(", ", names)})";
    }
}
