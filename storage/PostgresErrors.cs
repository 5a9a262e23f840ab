using System.Net.Sockets;
using CustomerConnect.Storage.Log;
using Npgsql;

namespace CustomerConnect.Storage;

/// <summary>What an error of Npgsql means to us: the one place that knows its exceptions and SQLSTATEs.</summary>
internal static class PostgresErrors
{
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>The database could not be reached, is overloaded, or gave up: trying again later may help.</summary>
    public static bool IsUnavailable(Exception e) => e switch
    {
        // 08 connection, 53 resources, 55P03 lock time-out, 57 operator intervention (statement time-out, shutdown, starting up), 40 rollback.
        PostgresException p => p.SqlState.StartsWith("08", StringComparison.Ordinal)
            || p.SqlState.StartsWith("53", StringComparison.Ordinal)
            || p.SqlState.StartsWith("57", StringComparison.Ordinal)
            || p.SqlState.StartsWith("40", StringComparison.Ordinal)
            || p.SqlState is PostgresErrorCodes.LockNotAvailable or IdleInTransactionTimeout,
        _ => IsLostConnection(e),
    };

    /// <summary>The connection ended or never stood, or the server said nothing in time.</summary>
    public static bool IsLostConnection(Exception e) => e switch
    {
        PostgresException p => p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or IdleInTransactionTimeout,
        NpgsqlException or SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The data of a statement was refused: it would be refused again. 21 and 22 data, 23 constraint.</summary>
    public static bool IsRefusedData(Exception e) =>
        e is PostgresException p && (p.SqlState.StartsWith("22", StringComparison.Ordinal)
            || p.SqlState.StartsWith("23", StringComparison.Ordinal)
            || p.SqlState.StartsWith("21", StringComparison.Ordinal));

    /// <summary>The transaction is certain to have been rolled back.</summary>
    public static bool IsRolledBack(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.UndefinedTable };

    /// <summary>The error for callers.</summary>
    public static StorageUnavailableException Unavailable(Exception e) =>
        new("PostgreSQL did not answer: " + e.Message, e);
}
