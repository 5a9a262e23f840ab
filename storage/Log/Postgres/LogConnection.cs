using System.Data;
using Npgsql;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>A connection of the log's own, and who serves it on the server.</summary>
internal sealed class LogConnection : IAsyncDisposable
{
    private LogConnection(NpgsqlConnection connection, int backend, DateTime started)
    {
        Connection = connection;
        Backend = backend;
        BackendStarted = started;
    }

    /// <summary>The open connection.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>False when it has been found broken: its commands then throw whatever Npgsql thinks fit.</summary>
    public bool IsOpen => Connection.State == ConnectionState.Open;

    /// <summary>Process id of its backend.</summary>
    public int Backend { get; }

    /// <summary>When that backend started: ids are used again.</summary>
    public DateTime BackendStarted { get; }

    /// <summary>Opens a connection.</summary>
    public static async Task<LogConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var who = new NpgsqlCommand("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()", connection);
            await using var reader = await who.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            return new LogConnection(connection, reader.GetInt32(0), reader.GetDateTime(1));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
