using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CustomerConnect.Storage.Tests;

/// <summary>
/// A PostgreSQL session spoken by hand, to stop between any two messages as a paused process would
/// (https://www.postgresql.org/docs/15/protocol-message-formats.html). Trust authentication only.
/// </summary>
public sealed class RawSession : IAsyncDisposable
{
    private readonly TcpClient _client = new();

    /// <summary>Connects and waits until the server is ready.</summary>
    public static async Task<RawSession> OpenAsync(string host, int port, string user, string database)
    {
        var session = new RawSession();
        await session._client.ConnectAsync(host, port);
        var parameters = $"user\0{user}\0database\0{database}\0\0";
        var startup = new byte[8 + parameters.Length];
        BinaryPrimitives.WriteInt32BigEndian(startup, startup.Length);
        BinaryPrimitives.WriteInt32BigEndian(startup.AsSpan(4), 3 << 16);
        Encoding.ASCII.GetBytes(parameters, startup.AsSpan(8));
        await session._client.GetStream().WriteAsync(startup);
        await session.ReadUntilAsync('Z');
        return session;
    }

    /// <summary>Sends Parse, Bind and Execute of a statement without parameters, and no Sync; waits until it has been executed.</summary>
    public async Task ExecuteWithoutSyncAsync(string sql)
    {
        await SendAsync('P', [0, .. Encoding.UTF8.GetBytes(sql), 0, 0, 0]);
        await SendAsync('B', [0, 0, 0, 0, 0, 0, 0, 0]);
        await SendAsync('E', [0, 0, 0, 0, 0]);
        // Flush: answer what you have, the transaction stays as it is.
        await SendAsync('H', []);
        await ReadUntilAsync('C');
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SendAsync(char type, byte[] body)
    {
        var message = new byte[5 + body.Length];
        message[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + body.Length);
        body.CopyTo(message.AsSpan(5));
        await _client.GetStream().WriteAsync(message);
    }

    private async Task ReadUntilAsync(char type)
    {
        var header = new byte[5];
        while (true)
        {
            await _client.GetStream().ReadExactlyAsync(header);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - 4];
            await _client.GetStream().ReadExactlyAsync(body);
            if (header[0] == type)
            {
                return;
            }

            if (header[0] == 'E')
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(body));
            }
        }
    }
}
