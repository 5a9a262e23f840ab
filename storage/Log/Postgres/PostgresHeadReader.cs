using System.Data;
using CustomerConnect.Storage.Log.Heads;
using Npgsql;
using NpgsqlTypes;

namespace CustomerConnect.Storage.Log.Postgres;

/// <summary>Reads heads over a connection of its own, which it opens again whenever it is lost.</summary>
internal sealed class PostgresHeadReader(StorageOptions options, TimeProvider time) : IHeadReader
{
    private const string Sql =
        """
        select coalesce((select max(e.version) from event e where e.stream = a.stream), 0),
               exists (select 1 from event e where e.stream = a.stream and e.command_id = a.command)
        from unnest($1, $2) with ordinality as a(stream, command, place)
        order by a.place
        """;

    private readonly string _connectionString = PostgresConnectionStrings.ForLog(options);
    private readonly TimeSpan _connectTimeout = TimeSpan.FromMilliseconds(options.ConnectTimeoutMilliseconds);
    private readonly List<string> _streams = [];
    private readonly List<string> _commands = [];
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;

    /// <inheritdoc />
    public async Task<StreamHead[]> ReadAsync(IReadOnlyList<HeadRequest> requests)
    {
        // A connection that the server has closed in the meantime costs one more try, not an error.
        var mayBeStale = _command is not null;
        try
        {
            return await TryReadAsync(requests);
        }
        catch (StorageUnavailableException e) when (
            mayBeStale && e.InnerException is { InnerException: not TimeoutException } why && PostgresErrors.IsLostConnection(why))
        {
            return await TryReadAsync(requests);
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<StreamHead[]> TryReadAsync(IReadOnlyList<HeadRequest> requests)
    {
        try
        {
            await ConnectAsync();
            return await QueryAsync(requests);
        }
        catch (Exception e) when (e is OperationCanceledException || PostgresErrors.IsUnavailable(e) || IsBroken)
        {
            await CloseAsync();
            throw PostgresErrors.Unavailable(e);
        }
    }

    private bool IsBroken => _connection is { State: not ConnectionState.Open };

    private async Task<StreamHead[]> QueryAsync(IReadOnlyList<HeadRequest> requests)
    {
        _streams.Clear();
        _commands.Clear();
        for (var i = 0; i < requests.Count; i++)
        {
            _streams.Add(requests[i].Stream);
            _commands.Add(requests[i].CommandId.ToString("n"));
        }

        var heads = new StreamHead[requests.Count];
        await using var reader = await _command!.ExecuteReaderAsync();
        for (var i = 0; await reader.ReadAsync(); i++)
        {
            heads[i] = new StreamHead((int)reader.GetInt64(0), reader.GetBoolean(1));
        }

        return heads;
    }

    private async Task ConnectAsync()
    {
        if (_command is not null)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(_connectTimeout, time);
        _connection = new NpgsqlConnection(_connectionString);
        await _connection.OpenAsync(deadline.Token);
        var command = new NpgsqlCommand(Sql, _connection);
        command.Parameters.Add(Text(_streams));
        command.Parameters.Add(Text(_commands));
        await command.PrepareAsync(deadline.Token);
        _command = command;
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            (_connection, _command) = (null, null);
            await connection.DisposeAsync();
        }
    }

    private static NpgsqlParameter<List<string>> Text(List<string> list) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, TypedValue = list };
}
