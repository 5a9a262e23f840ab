using CustomerConnect.Storage.Log;
using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage;

/// <summary>What an error of SQLite means to us: the one place that knows its codes (https://sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int IoError = 10;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int ConstraintUnique = 2067;

    /// <summary>The file is busy, full or out of reach: trying again later may help.</summary>
    public static bool IsUnavailable(SqliteException e) =>
        e.SqliteErrorCode is Busy or Locked or IoError or Full or CannotOpen or ReadOnly;

    /// <summary>The data of a statement was refused: it would be refused again.</summary>
    public static bool IsRefusedData(SqliteException e) => e.SqliteErrorCode is Constraint or Mismatch or TooBig;

    /// <summary>A unique index refused a row; the statement left nothing, the transaction goes on.</summary>
    public static bool IsUnique(SqliteException e) => e.SqliteExtendedErrorCode == ConstraintUnique;

    /// <summary>The error for callers.</summary>
    public static StorageUnavailableException Unavailable(SqliteException e) => new("SQLite did not take it: " + e.Message, e);
}
