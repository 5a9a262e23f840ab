namespace CustomerConnect.Storage.Log.Groups;

/// <summary>The place of each table in <see cref="ReadModelTables.All"/>, which is also the order of the writers' statements.</summary>
internal static class TableIndex
{
    private static readonly ReadModelTable[] Tables = [.. ReadModelTables.All];

    /// <summary>The place from 0, or -1 when it is no table of ours. Compares references: tables are constants.</summary>
    public static int Of(ReadModelTable table)
    {
        for (var i = 0; i < Tables.Length; i++)
        {
            if (ReferenceEquals(Tables[i], table))
            {
                return i;
            }
        }

        return -1;
    }
}
