using System.Data.Common;

namespace CustomerConnect.Storage;

/// <summary>Which database this process runs on.</summary>
public enum Dialect
{
    /// <summary>SQLite: one file, one process.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later: any number of processes.</summary>
    Postgres,
}

/// <summary>
/// Connections to the one database. SQL outside <c>Log/</c> is written once for both dialects: <c>@name</c> parameters,
/// <c>on conflict</c>, text ids, instants as bigint milliseconds since 1970-01-01 UTC.
/// </summary>
public interface IDatabase
{
    /// <summary>The dialect.</summary>
    Dialect Dialect { get; }

    /// <summary>
    /// An open connection from the pool, with the time-outs of the settings. Dispose of it soon. On SQLite a transaction that
    /// writes must be begun with <c>BEGIN IMMEDIATE</c>: use <see cref="WriteAsync"/>. Its errors are the dialect's: <see cref="ReadAsync"/> translates them.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">No connection could be had in time.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancel = default);

    /// <summary>
    /// Runs queries over a connection from the pool; once more when that connection turns out to lead to a server that went away. May run
    /// <paramref name="read"/> twice.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached, is overloaded, or did not answer in time.</exception>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel = default);

    /// <summary>
    /// Runs a short write in a transaction of its own, committed when <paramref name="work"/> returns, rolled back when it throws.
    /// On SQLite it takes its turn among this process' writers.
    /// </summary>
    /// <exception cref="Log.StorageUnavailableException">The database could not be reached, is overloaded, or did not answer in time.</exception>
    Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel = default);

    /// <summary>
    /// The same database, over a few connections that are kept for what every open page waits for: the feed, what it makes a node read
    /// again, and the clock's work. Requests cannot use them up, however many come in one second.
    /// </summary>
    IDatabase ForFeed => this;
}
