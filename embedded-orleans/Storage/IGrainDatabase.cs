using System.Data.Common;

namespace Orleans.Embedded;

/// <summary>The database of states and reminders, given by the host.</summary>
public interface IGrainDatabase
{
    /// <summary>True for PostgreSQL, false for SQLite.</summary>
    bool IsPostgres { get; }

    /// <summary>Runs queries over a connection; may run them twice.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancel);

    /// <summary>Runs a short write in a transaction of its own.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancel);
}
