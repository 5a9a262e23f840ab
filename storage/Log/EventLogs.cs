using CustomerConnect.Storage.Log.Groups;
using CustomerConnect.Storage.Log.Postgres;
using CustomerConnect.Storage.Log.Sqlite;
using Microsoft.Extensions.Logging;

namespace CustomerConnect.Storage.Log;

/// <summary>Makes the log of a dialect.</summary>
internal static class EventLogs
{
    /// <summary>The log over this database, which stays its owner's to dispose of, after the log.</summary>
    public static GroupedEventLog Create(StorageOptions options, IDatabase database, TimeProvider time, ILogger<IEventLog> logger) =>
        database switch
        {
            SqliteDatabase sqlite => new GroupedEventLog(
                options,
                [new SqliteGroupWriter(sqlite, options, logger)],
                new SqliteHeadReader(sqlite),
                new EventQueries(sqlite),
                time,
                logger),
            _ => new GroupedEventLog(
                options,
                [.. Enumerable.Range(0, options.Postgres.WriterConnections).Select(_ => new PostgresGroupWriter(options, time, logger))],
                new PostgresHeadReader(options, time),
                new EventQueries(database),
                time,
                logger),
        };
}
