namespace CustomerConnect.Storage.Log.Rebuild;

/// <summary>How far a rebuild is.</summary>
/// <param name="Streams">Streams done.</param>
/// <param name="Rows">Rows written.</param>
/// <param name="Deleted">Rows deleted that no stream yields any more.</param>
public readonly record struct RebuildProgress(int Streams, int Rows, int Deleted);

/// <summary>
/// Makes the read models anew from the log while everything goes on. Each stream's rows are written as an append without events that
/// expects the version they were made from, so a rebuild never overwrites what a later event has written. Tables whose rows are
/// added once (the outbox) are left alone: their rows belong to others by now.
/// </summary>
public sealed class ReadModelRebuild(IDatabase database, IEventLog log, TimeProvider time)
{
    private const int ReportEvery = 100;
    private readonly StreamNames _streams = new(database, log);
    private readonly TableRows _tables = new(database);

    /// <summary>Rebuilds all tables. Safe to run again, also after it was interrupted.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer in time, or kept refusing rows.</exception>
    public async Task<RebuildProgress> RunAsync(
        IReadOnlyList<IStreamProjection> projections, IProgress<RebuildProgress>? progress = null, CancellationToken cancel = default)
    {
        var started = await log.HeadPositionAsync(cancel);
        var yielded = new HashSet<(string Table, string Key)>();
        var done = default(RebuildProgress);
        await foreach (var stream in _streams.AllAsync(cancel))
        {
            done = done with { Streams = done.Streams + 1, Rows = done.Rows + await RebuildStreamAsync(projections, stream, yielded, cancel) };
            if (done.Streams % ReportEvery == 0)
            {
                progress?.Report(done);
            }
        }

        done = done with { Deleted = await DeleteOrphansAsync(projections, started, yielded, cancel) };
        progress?.Report(done);
        return done;
    }

    private async Task<int> RebuildStreamAsync(
        IReadOnlyList<IStreamProjection> projections, string stream, HashSet<(string Table, string Key)> yielded, CancellationToken cancel)
    {
        if (projections.FirstOrDefault(p => p.Owns(stream)) is not { } projection)
        {
            return 0;
        }

        var events = new List<StoredEvent>();
        while (true)
        {
            // Only what is new at a second try: a long stream that is busy must not outrun us.
            events.AddRange(await log.ReadStreamAsync(stream, events.Count, cancel));
            var rows = projection.Rows(stream, events).Where(r => r.Table.Mode == RowMode.Upsert).ToList();
            var yields = rows.Where(r => r.Values is not null || r.Table == ReadModelTables.Due).Select(r => (r.Table.Name, r.Key)).ToArray();
            await LeaveEarlyWakeUpAsync(rows, cancel);
            if (rows.Count == 0 || await WriteAsync(stream, events[^1].Version, rows))
            {
                yielded.UnionWith(yields);
                return rows.Count;
            }

            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>A wake-up is never put off or deleted: a grain that knows the row may be counting on it.</summary>
    private async Task LeaveEarlyWakeUpAsync(List<RowChange> rows, CancellationToken cancel)
    {
        if (rows.FindIndex(r => r.Table == ReadModelTables.Due) is >= 0 and var wakeUp
            && (rows[wakeUp].Values is not { } wanted
                || (await _tables.FindAsync(ReadModelTables.Due, rows[wakeUp].Key, cancel) is { } stored && (long)stored[1]! <= (long)wanted[1]!)))
        {
            rows.RemoveAt(wakeUp);
        }
    }

    /// <summary>True when written, false when the stream has moved on.</summary>
    private async Task<bool> WriteAsync(string stream, int version, IReadOnlyList<RowChange> rows)
    {
        var outcome = await log.AppendAsync(new Append(stream, version, Guid.NewGuid(), time.GetUtcNow(), [], rows));
        return outcome.Result switch
        {
            AppendResult.Written => true,
            AppendResult.Conflict => false,
            _ => throw new StorageUnavailableException($"The rows of {stream} could not be written ({outcome.Result}). Run the rebuild again."),
        };
    }

    private async Task<int> DeleteOrphansAsync(
        IReadOnlyList<IStreamProjection> projections, long started, HashSet<(string Table, string Key)> yielded, CancellationToken cancel)
    {
        var candidates = new List<(ReadModelTable Table, object?[] Row)>();
        foreach (var table in ReadModelTables.All.Where(t => t.Mode == RowMode.Upsert))
        {
            await foreach (var row in _tables.AllAsync(table, cancel))
            {
                if (!yielded.Contains((table.Name, (string)row[0]!)) && !IsOfOthers(projections, table, row))
                {
                    candidates.Add((table, row));
                }
            }
        }

        // A candidate may belong to a stream that began or changed meanwhile: those are gone through once more.
        foreach (var stream in candidates.Count == 0 ? [] : await _streams.ChangedAfterAsync(started, cancel))
        {
            await RebuildStreamAsync(projections, stream, yielded, cancel);
        }

        var deleted = 0;
        foreach (var (table, row) in candidates.Where(c => !yielded.Contains((c.Table.Name, (string)c.Row[0]!))))
        {
            deleted += await DeleteAsync(table, row, cancel) ? 1 : 0;
        }

        return deleted;
    }

    /// <summary>A due row of a stream that no projection knows, such as one of a later version.</summary>
    internal static bool IsOfOthers(IReadOnlyList<IStreamProjection> projections, ReadModelTable table, object?[] row) =>
        table == ReadModelTables.Due && !projections.Any(p => p.Owns((string)row[0]!));

    /// <summary>Deletes a row that nobody yields, unless an event has written it in the meantime.</summary>
    private async Task<bool> DeleteAsync(ReadModelTable table, object?[] row, CancellationToken cancel)
    {
        if (table != ReadModelTables.Due)
        {
            return await _tables.DeleteUnchangedAsync(table, row, cancel) > 0;
        }

        // A due row may be written again with the very same values; its key is its stream, whose version tells.
        var stream = (string)row[0]!;
        var head = await log.HeadAsync(stream);
        var now = await _tables.FindAsync(table, stream, cancel);
        return now is not null && now[1]!.Equals(row[1]) && await WriteAsync(stream, head.Version, [new RowChange(table, stream, null)]);
    }
}
