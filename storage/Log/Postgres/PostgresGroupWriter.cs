using CustomerConnect.Storage.Log.Groups;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>Takes groups to PostgreSQL over a connection of its own, which it opens again whenever it is lost.</summary>
internal sealed partial class PostgresGroupWriter(StorageOptions options, TimeProvider time, ILogger logger) : IGroupWriter
{
    private readonly string _connectionString = PostgresConnectionStrings.ForLog(options);
    private readonly TimeSpan _connectTimeout = TimeSpan.FromMilliseconds(options.ConnectTimeoutMilliseconds);
    private readonly LostGroup _lost = new(
        PostgresConnectionStrings.ForLog(options), TimeSpan.FromMilliseconds(options.UnknownTimeoutMilliseconds), time);

    private LogConnection? _connection;
    private AppendGroupCall? _call;

    /// <inheritdoc />
    public Task<bool> WriteAsync(IReadOnlyList<PendingAppend> group) => WriteAsync(group, careful: false);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<bool> WriteAsync(IReadOnlyList<PendingAppend> group, bool careful)
    {
        if (_call is null && !await TryConnectAsync())
        {
            AnswerAll(group, AppendResult.Unavailable);
            return false;
        }

        try
        {
            return _call!.Execute(group, careful);
        }
        catch (Exception e) when (PostgresErrors.IsRefusedData(e))
        {
            return careful ? await WithoutPoisonAsync(group, e) : await WriteAsync(group, careful: true);
        }
        catch (Exception e) when (PostgresErrors.IsRolledBack(e))
        {
            LogNotTaken(logger, group.Count, e.Message);
            AnswerAll(group, AppendResult.Unavailable);
            return false;
        }
        catch (Exception e) when (e is PostgresException || PostgresErrors.IsUnavailable(e) || !_connection!.IsOpen)
        {
            // Also a statement time-out: it can strike after the procedure has committed.
            LogLost(logger, group.Count, e.Message);
            var lost = _connection!;
            await CloseAsync();
            await _lost.AnswerAsync(group, lost);
            return true;
        }
    }

    /// <summary>The group was rolled back for one append's sake: its halves are tried alone, until only that one is left.</summary>
    private async Task<bool> WithoutPoisonAsync(IReadOnlyList<PendingAppend> group, Exception e)
    {
        if (group.Count == 1)
        {
            group[0].TrySetException(new AppendRefusedException(group[0].Append.Stream, e));
            return false;
        }

        var half = group.Count / 2;
        var first = await WriteAsync([.. group.Take(half)], careful: true);
        var second = await WriteAsync([.. group.Skip(half)], careful: true);
        return first | second;
    }

    private async Task<bool> TryConnectAsync()
    {
        try
        {
            using var deadline = new CancellationTokenSource(_connectTimeout, time);
            _connection = await LogConnection.OpenAsync(_connectionString, deadline.Token);
            _call = await AppendGroupCall.PrepareAsync(_connection.Connection, deadline.Token);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException || PostgresErrors.IsUnavailable(e) || PostgresErrors.IsRolledBack(e))
        {
            LogNoConnection(logger, e.Message);
            await CloseAsync();
            return false;
        }
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            (_connection, _call) = (null, null);
            await connection.DisposeAsync();
        }
    }

    private static void AnswerAll(IReadOnlyList<PendingAppend> group, AppendResult result)
    {
        for (var i = 0; i < group.Count; i++)
        {
            group[i].Answer(result);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL did not take a group of {Count} appends, nothing of it was written: {Reason}")]
    private static partial void LogNotTaken(ILogger logger, int count, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A group of {Count} appends ended without an answer, looking for its outcome: {Reason}")]
    private static partial void LogLost(ILogger logger, int count, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log has no connection to PostgreSQL: {Reason}")]
    private static partial void LogNoConnection(ILogger logger, string reason);
}
