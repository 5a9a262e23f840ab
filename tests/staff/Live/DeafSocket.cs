using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CustomerConnect.Staff.Tests.Live;

/// <summary>A page that has connected to a hub and then reads nothing: a laptop that was closed, or a line that is as good as dead.</summary>
internal sealed class DeafSocket : IDisposable
{
    private const int Buffer = 4 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = Buffer };

    /// <summary>Connects, says the protocol (RFC 6455, and SignalR's own greeting), and reads the server's yes.</summary>
    public static async Task<DeafSocket> ConnectAsync(Uri site, string path, string cookie)
    {
        var deaf = new DeafSocket();
        await deaf._socket.ConnectAsync(IPAddress.Loopback, site.Port);
        await deaf._socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\nCookie: {cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        await deaf.ReadAsync("101 Switching Protocols");
        await deaf._socket.SendAsync(Masked("{\"protocol\":\"json\",\"version\":1}\u001e"));
        await deaf.ReadAsync("{}\u001e");
        return deaf;
    }

    /// <summary>Reads what lies before it, until the server's end of the connection.</summary>
    /// <exception cref="OperationCanceledException">It is still open after half a minute.</exception>
    public async Task EndAsync()
    {
        using var limit = new CancellationTokenSource(_patience);
        var buffer = new byte[64 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, limit.Token) > 0)
            {
                // What was sent before the end.
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Ended without a good-bye.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync(string wanted)
    {
        using var limit = new CancellationTokenSource(_patience);
        var (said, buffer) = ("", new byte[Buffer]);
        while (!said.Contains(wanted, StringComparison.Ordinal))
        {
            var count = await _socket.ReceiveAsync(buffer, limit.Token);
            said += count > 0 ? Encoding.UTF8.GetString(buffer, 0, count) : throw new IOException($"The server ended with: {said}");
        }
    }

    // One text frame under a mask of zeros, which changes nothing.
    private static byte[] Masked(string text) => [0x81, (byte)(0x80 | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];
}
