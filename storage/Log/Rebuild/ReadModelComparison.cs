namespace CustomerConnect.Storage.Log.Rebuild;

/// <summary>Compares the read models with the log replayed. Tables whose rows are added once are not compared.</summary>
public sealed class ReadModelComparison(IDatabase database, IEventLog log)
{
    private readonly StreamNames _streams = new(database, log);
    private readonly TableRows _tables = new(database);

    /// <summary>
    /// Names the first difference, or gives null when there is none. Exact while nothing is written; what changes under its eyes is
    /// looked at again.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<string?> FirstDifferenceAsync(IReadOnlyList<IStreamProjection> projections, CancellationToken cancel = default)
    {
        var started = await log.HeadPositionAsync(cancel);
        var expected = new HashSet<(string Table, string Key)>();
        await foreach (var stream in _streams.AllAsync(cancel))
        {
            if (await CompareStreamAsync(projections, stream, expected, cancel) is { } difference)
            {
                return difference;
            }
        }

        return await UnexpectedRowAsync(projections, started, expected, cancel);
    }

    private async Task<string?> CompareStreamAsync(
        IReadOnlyList<IStreamProjection> projections, string stream, HashSet<(string Table, string Key)> expected, CancellationToken cancel)
    {
        if (projections.FirstOrDefault(p => p.Owns(stream)) is not { } projection)
        {
            return null;
        }

        var events = new List<StoredEvent>();
        while (true)
        {
            events.AddRange(await log.ReadStreamAsync(stream, events.Count, cancel));
            var rows = projection.Rows(stream, events).Where(r => r.Table.Mode == RowMode.Upsert).ToArray();
            var difference = await CompareRowsAsync(stream, rows, cancel);
            if (difference is null || (await log.HeadAsync(stream)).Version == events[^1].Version)
            {
                expected.UnionWith(rows.Where(r => r.Values is not null || r.Table == ReadModelTables.Due).Select(r => (r.Table.Name, r.Key)));
                return difference;
            }
        }
    }

    private async Task<string?> CompareRowsAsync(string stream, RowChange[] rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            var stored = await _tables.FindAsync(row.Table, row.Key, cancel);
            if (row.Table == ReadModelTables.Due && IsInTime(row, stored))
            {
                continue;
            }

            if (stored is null || row.Values is null)
            {
                if (!(stored is null && row.Values is null))
                {
                    return $"{row.Table.Name} {row.Key}: {(stored is null ? "the row is missing" : "the row should be gone")} (stream {stream}).";
                }

                continue;
            }

            for (var i = 0; i < stored.Length; i++)
            {
                // The poller's own column.
                if (row.Table.Columns[i] != "claimed_until" && !Equals(stored[i], row.Values[i]))
                {
                    return $"{row.Table.Name} {row.Key}: {row.Table.Columns[i]} is {Show(stored[i])}, the log says {Show(row.Values[i])} "
                        + $"(stream {stream}).";
                }
            }
        }

        return null;
    }

    /// <summary>A wake-up may be earlier than wanted, and there though none is.</summary>
    private static bool IsInTime(RowChange wakeUp, object?[]? stored) =>
        wakeUp.Values is null || (stored is not null && (long)stored[1]! <= (long)wakeUp.Values[1]!);

    private async Task<string?> UnexpectedRowAsync(
        IReadOnlyList<IStreamProjection> projections, long started, HashSet<(string Table, string Key)> expected, CancellationToken cancel)
    {
        var strangers = new List<(string Table, string Key)>();
        foreach (var table in ReadModelTables.All.Where(t => t.Mode == RowMode.Upsert))
        {
            await foreach (var row in _tables.AllAsync(table, cancel))
            {
                if (!expected.Contains((table.Name, (string)row[0]!)) && !ReadModelRebuild.IsOfOthers(projections, table, row))
                {
                    strangers.Add((table.Name, (string)row[0]!));
                }
            }
        }

        foreach (var stream in strangers.Count == 0 ? [] : await _streams.ChangedAfterAsync(started, cancel))
        {
            if (await CompareStreamAsync(projections, stream, expected, cancel) is { } difference)
            {
                return difference;
            }
        }

        var first = strangers.Find(s => !expected.Contains(s));
        return first.Table is null ? null : $"{first.Table} {first.Key}: no stream yields this row.";
    }

    private static string Show(object? value) => value is null ? "null" : $"'{value}'";
}
