using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CustomerConnect.Storage.Log.Sqlite;

/// <summary>A prepared statement of the hot path, bound and stepped directly: a command object costs more than the statement.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Binds the parameter at a place, from 1.</summary>
    public Statement Bind(int place, string? text)
    {
        Check(text is null ? raw.sqlite3_bind_null(_statement, place) : raw.sqlite3_bind_text(_statement, place, text));
        return this;
    }

    /// <summary>Binds UTF-8 text.</summary>
    public Statement Bind(int place, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, place, utf8));
        return this;
    }

    /// <summary>Binds a whole number.</summary>
    public Statement Bind(int place, long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, place, number));
        return this;
    }

    /// <summary>Binds a value of a row: string, long, double or null.</summary>
    public void BindValue(int place, object? value)
    {
        switch (value)
        {
            case long number:
                Bind(place, number);
                break;
            case double number:
                Check(raw.sqlite3_bind_double(_statement, place, number));
                break;
            default:
                Bind(place, (string?)value);
                break;
        }
    }

    /// <summary>Runs to the end.</summary>
    public void Execute()
    {
        while (Step())
        {
            // A statement of the writer gives no rows.
        }

        Reset();
    }

    /// <summary>Steps to the next row; false at the end.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        var error = Error(code);
        Reset();
        throw error;
    }

    /// <summary>A column of the row, from 0; null is 0.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>True when the column is null.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>Makes it ready for the next run; its error, if any, was thrown by the step.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Error(code);
        }
    }

    private SqliteException Error(int code) =>
        new(raw.sqlite3_errmsg(_database).utf8_to_string(), code & 0xff, raw.sqlite3_extended_errcode(_database));
}
