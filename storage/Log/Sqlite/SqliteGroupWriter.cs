using CustomerConnect.Storage.Log.Groups;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log.Sqlite;

/// <summary>Takes groups to SQLite, a transaction each, on the log's own thread.</summary>
internal sealed partial class SqliteGroupWriter(SqliteDatabase database, StorageOptions options, ILogger logger) : IGroupWriter
{
    private SqliteConnection? _connection;
    private WriterStatements? _statements;

    /// <inheritdoc />
    public Task<bool> WriteAsync(IReadOnlyList<PendingAppend> group) => Task.FromResult(Write(group));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Close();
        return default;
    }

    private bool Write(IReadOnlyList<PendingAppend> group)
    {
        if (!database.Turn.Wait(options.ConnectTimeoutMilliseconds))
        {
            AnswerAll(group, AppendResult.Unavailable);
            return false;
        }

        try
        {
            return WriteInTurn(group);
        }
        finally
        {
            database.Turn.Release();
        }
    }

    private bool WriteInTurn(IReadOnlyList<PendingAppend> group)
    {
        var committing = false;
        try
        {
            Open();
            _statements!.Begin();
            var outcomes = new AppendOutcome[group.Count];
            for (var i = 0; i < group.Count; i++)
            {
                outcomes[i] = _statements.Apply(group[i].Append);
            }

            committing = true;
            _statements.Commit();
            return AnswerEach(group, outcomes);
        }
        catch (SqliteException e) when (!committing && SqliteErrors.IsRefusedData(e))
        {
            _statements!.Rollback();
            return WithoutPoison(group, e);
        }
        catch (Exception e) when (e is SqliteException or StorageUnavailableException)
        {
            LogNotTaken(logger, group.Count, e.Message);
            // Closing rolls back. A commit that failed half-way is settled by the journal when the file is opened again: nobody knows yet.
            Close();
            AnswerAll(group, committing ? AppendResult.Unknown : AppendResult.Unavailable);
            return false;
        }
    }

    /// <summary>The group was rolled back for one append's sake: its halves are tried alone, until only that one is left.</summary>
    private bool WithoutPoison(IReadOnlyList<PendingAppend> group, SqliteException e)
    {
        if (group.Count == 1)
        {
            group[0].TrySetException(new AppendRefusedException(group[0].Append.Stream, e));
            return false;
        }

        var half = group.Count / 2;
        var first = WriteInTurn([.. group.Take(half)]);
        var second = WriteInTurn([.. group.Skip(half)]);
        return first | second;
    }

    private void Open()
    {
        if (_statements is null)
        {
            _connection = database.Open(pooled: false);
            _statements = new WriterStatements(_connection);
        }
    }

    private void Close()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        (_statements, _connection) = (null, null);
    }

    private static bool AnswerEach(IReadOnlyList<PendingAppend> group, AppendOutcome[] outcomes)
    {
        var written = false;
        for (var i = 0; i < group.Count; i++)
        {
            written |= outcomes[i].Result == AppendResult.Written;
            group[i].TrySetResult(outcomes[i]);
        }

        return written;
    }

    private static void AnswerAll(IReadOnlyList<PendingAppend> group, AppendResult result)
    {
        for (var i = 0; i < group.Count; i++)
        {
            group[i].Answer(result);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SQLite did not take a group of {Count} appends: {Reason}")]
    private static partial void LogNotTaken(ILogger logger, int count, string reason);
}
