using System.Collections.Concurrent;
using System.Data.Common;
using CustomerConnect.Storage.Log;
using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage;

/// <summary>
/// The writes of this process beside the log, in groups: one of those who wait takes all that wait into one transaction, so that a
/// thousand sign-ins are not a thousand syncs of the disk. Each write has its savepoint: one that throws leaves nothing and
/// spoils nothing. Nobody is answered before the group is durable.
/// </summary>
internal sealed class SqliteWrites(SqliteDatabase database, StorageOptions options) : IDisposable
{
    private const int GroupSize = 64;
    private readonly ConcurrentQueue<Write> _waiting = new();
    private readonly SemaphoreSlim _lead = new(1);

    /// <summary>Runs a write; its result once it is durable.</summary>
    /// <exception cref="StorageUnavailableException">Its turn did not come in time, or the commit failed: then nobody can say whether it is done.</exception>
    public async Task<T> RunAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        var write = new Write<T>(work);
        _waiting.Enqueue(write);
        try
        {
            if (await _lead.WaitAsync(options.ConnectTimeoutMilliseconds, cancel))
            {
                await LeadAsync(write);
            }
            else if (write.TryAbandon())
            {
                throw new StorageUnavailableException("SQLite: this process' other writes did not end in time.");
            }
        }
        catch (OperationCanceledException) when (write.TryAbandon())
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            // Too late to give it up: it is being written.
        }

        return await write.Result;
    }

    /// <inheritdoc />
    public void Dispose() => _lead.Dispose();

    private async Task LeadAsync(Write own)
    {
        try
        {
            while (!own.Ended)
            {
                await WriteGroupAsync();
            }
        }
        finally
        {
            _lead.Release();
        }
    }

    private async Task WriteGroupAsync()
    {
        var group = new List<Write>(GroupSize);
        while (group.Count < GroupSize && _waiting.TryDequeue(out var write))
        {
            if (write.TryStart())
            {
                group.Add(write);
            }
        }

        try
        {
            await CommitAsync(group);
            group.ForEach(w => w.Answer());
        }
        catch (Exception e)
        {
            var answer = e is SqliteException sqlite && SqliteErrors.IsUnavailable(sqlite) ? SqliteErrors.Unavailable(sqlite) : e;
            group.ForEach(w => w.Fail(answer));
        }
    }

    private async Task CommitAsync(List<Write> group)
    {
        if (!await database.Turn.WaitAsync(options.ConnectTimeoutMilliseconds))
        {
            throw new StorageUnavailableException("SQLite: the log's writes did not end in time.");
        }

        try
        {
            await using var connection = database.Open(pooled: true);
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in group)
            {
                await write.RunAsync(connection, transaction);
            }

            try
            {
                await transaction.CommitAsync();
            }
            catch (SqliteException e)
            {
                throw new StorageUnavailableException("SQLite failed in a commit: the write may or may not be done. " + e.Message, e);
            }
        }
        finally
        {
            database.Turn.Release();
        }
    }

    private abstract class Write
    {
        private const int Waiting = 0, Started = 1, Abandoned = 2;
        private int _stage;

        public abstract bool Ended { get; }

        public bool TryStart() => Interlocked.CompareExchange(ref _stage, Started, Waiting) == Waiting;

        public bool TryAbandon() => Interlocked.CompareExchange(ref _stage, Abandoned, Waiting) == Waiting;

        public abstract Task RunAsync(SqliteConnection connection, SqliteTransaction transaction);

        public abstract void Answer();

        public abstract void Fail(Exception e);
    }

    private sealed class Write<T>(Func<DbConnection, DbTransaction, Task<T>> work) : Write
    {
        private const string Savepoint = "one_write";
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _fault;

        public Task<T> Result => _done.Task;

        public override bool Ended => _done.Task.IsCompleted;

        public override async Task RunAsync(SqliteConnection connection, SqliteTransaction transaction)
        {
            transaction.Save(Savepoint);
            try
            {
                _result = await work(connection, transaction);
                transaction.Release(Savepoint);
            }
            catch (Exception e)
            {
                // Its own caller hears of it; the others go on.
                _fault = e is SqliteException sqlite && SqliteErrors.IsUnavailable(sqlite) ? SqliteErrors.Unavailable(sqlite) : e;
                transaction.Rollback(Savepoint);
            }
        }

        public override void Answer()
        {
            if (_fault is null)
            {
                _done.TrySetResult(_result);
            }
            else
            {
                _done.TrySetException(_fault);
            }
        }

        public override void Fail(Exception e) => _done.TrySetException(_fault ?? e);
    }
}
