using CustomerConnect.Storage.Log.Heads;
using Microsoft.Data.Sqlite;

namespace CustomerConnect.Storage.Log.Sqlite;

/// <summary>Reads heads from SQLite, on a thread of its own.</summary>
internal sealed class SqliteHeadReader(SqliteDatabase database) : IHeadReader
{
    private readonly DiskThread _thread = new("log heads");
    private SqliteConnection? _connection;
    private Statement? _head;

    /// <inheritdoc />
    public Task<StreamHead[]> ReadAsync(IReadOnlyList<HeadRequest> requests) => _thread.RunAsync(() => Read(requests));

    public async ValueTask DisposeAsync()
    {
        await _thread.RunAsync(() =>
        {
            Close();
            return true;
        });
        _thread.Dispose();
    }

    private StreamHead[] Read(IReadOnlyList<HeadRequest> requests)
    {
        try
        {
            Open();
            var heads = new StreamHead[requests.Count];
            for (var i = 0; i < heads.Length; i++)
            {
                _head!.Bind(1, requests[i].Stream).Bind(2, requests[i].CommandId.ToString("n")).Step();
                heads[i] = new StreamHead((int)_head.Number(0), _head.Number(1) != 0);
                _head.Reset();
            }

            return heads;
        }
        catch (SqliteException e)
        {
            Close();
            throw SqliteErrors.Unavailable(e);
        }
    }

    private void Open()
    {
        if (_head is null)
        {
            _connection = database.Open(pooled: false);
            _head = new Statement(
                _connection,
                """
                select (select max(version) from event where stream = ?1),
                       exists (select 1 from event where stream = ?1 and command_id = ?2)
                """);
        }
    }

    private void Close()
    {
        _head?.Dispose();
        _connection?.Dispose();
        (_head, _connection) = (null, null);
    }
}
