namespace CustomerConnect.Storage.Log.Groups;

/// <summary>Of several changes of one row in an append, only one is written.</summary>
internal static class RowFold
{
    /// <summary>True when no later change of the list is of the same row (tables that take a row once: no earlier one).</summary>
    public static bool IsLast(IReadOnlyList<RowChange> rows, int index)
    {
        var row = rows[index];
        var once = row.Table.Mode == RowMode.InsertOnce;
        var from = once ? 0 : index + 1;
        var to = once ? index : rows.Count;
        for (var i = from; i < to; i++)
        {
            if (ReferenceEquals(rows[i].Table, row.Table) && rows[i].Key == row.Key)
            {
                return false;
            }
        }

        return true;
    }
}
