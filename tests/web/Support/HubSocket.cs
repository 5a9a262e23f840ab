using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.TestHost;

namespace CustomerConnect.Web.Tests.Support;

/// <summary>An open page's connection to the hub, speaking SignalR's JSON protocol over a socket.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly WebSocket _socket;
    private readonly StringBuilder _read = new();

    private HubSocket(WebSocket socket) => _socket = socket;

    /// <param name="cookie">The Cookie header of who connects, or null.</param>
    /// <exception cref="InvalidOperationException">The server refuses; its message names the status.</exception>
    public static async Task<HubSocket> ConnectAsync(TestServer server, string path = "/hubs/reserve", string? cookie = null)
    {
        var client = server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Cookie = cookie;
        return await GreetAsync(await client.ConnectAsync(new Uri($"ws://localhost{path}"), default));
    }

    /// <summary>The same over a real socket, to a site that listens.</summary>
    public static async Task<HubSocket> ConnectAsync(Uri site, string path, string cookie)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new UriBuilder(new Uri(site, path)) { Scheme = "ws" }.Uri, default);
        return await GreetAsync(socket);
    }

    /// <summary>Calls a method and waits for its answer.</summary>
    public async Task<string> InvokeAsync(string method, string argument)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":["{{argument}}"]}""");
        return await NextAsync(m => m.Contains("\"type\":3", StringComparison.Ordinal));
    }

    /// <summary>Calls a method without arguments; the next message that is an answer, or is like this.</summary>
    public async Task<string> InvokeAsync(string method, Func<string, bool>? wanted = null)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[]}""");
        return await NextAsync(wanted ?? (m => m.Contains("\"type\":3", StringComparison.Ordinal)));
    }

    /// <summary>Calls a method with arguments as JSON; the next message that is an answer, or is like this.</summary>
    public async Task<string> CallAsync(string method, string arguments, Func<string, bool>? wanted = null)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[{{arguments}}]}""");
        return await NextAsync(wanted ?? (m => m.Contains("\"type\":3", StringComparison.Ordinal)));
    }

    /// <summary>The next message that is like this; those before it are dropped.</summary>
    public async Task<string> NextAsync(Func<string, bool> wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var text = _read.ToString();
            if (text.IndexOf(End) is >= 0 and var end)
            {
                _read.Remove(0, end + 1);
                if (wanted(text[..end]))
                {
                    return text[..end];
                }

                continue;
            }

            var part = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            _read.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
    }

    /// <summary>Waits until the server has ended the connection.</summary>
    /// <exception cref="OperationCanceledException">It is still open after ten seconds.</exception>
    public async Task EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[16 * 1024];
        try
        {
            while ((await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token)).MessageType != WebSocketMessageType.Close)
            {
                // What was on its way before the end.
            }
        }
        catch (Exception e) when (e is IOException or WebSocketException)
        {
            // Ended without a good-bye.
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<HubSocket> GreetAsync(WebSocket socket)
    {
        var hub = new HubSocket(socket);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        await hub.NextAsync(m => m == "{}");
        return hub;
    }

    private ValueTask SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End).AsMemory(), WebSocketMessageType.Text, true, default);
}
