using System.Text.Json;
using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>
/// The line between a page and a hub: it can be cut, kept waiting, or lose single messages of SignalR's JSON protocol, while the rest of the
/// page stays connected.
/// </summary>
internal sealed class Line
{
    private const char End = '\u001e';

    /// <summary>Half a minute after nothing came the library gives a line up, and a page says so without having looked for itself.</summary>
    public static readonly LocatorAssertionsToHaveTextOptions BeforeItIsGivenUp = new() { Timeout = 20_000 };

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly List<IWebSocketRoute> _open = [];
    private readonly TaskCompletionSource _held = new(), _refused = new();
    private volatile bool _cut, _waits;
    private volatile string? _holds, _refuses;

    private Line()
    {
    }

    /// <summary>Puts itself into the line of a page that has not been opened yet.</summary>
    /// <param name="hub">Path of the hub.</param>
    public static async Task<Line> OfAsync(IPage page, string hub)
    {
        var line = new Line();
        await page.RouteWebSocketAsync(address => new Uri(address).AbsolutePath == hub, line.Connect);
        return line;
    }

    /// <summary>Ends what is open, and every try to come back.</summary>
    public async Task CutAsync()
    {
        _cut = true;
        List<IWebSocketRoute> open;
        lock (_open)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var socket in open)
        {
            await socket.CloseAsync();
        }
    }

    /// <summary>Whoever comes from now on waits: there is no answer, and no end either.</summary>
    public void Wait() => _waits = true;

    /// <summary>Messages of the server that contain a text do not arrive.</summary>
    /// <returns>Ends when one was held back.</returns>
    public Task Hold(string text)
    {
        _holds = text;
        return _held.Task.WaitAsync(_patience);
    }

    /// <summary>Calls of a method are answered with an error.</summary>
    /// <returns>Ends when one was.</returns>
    public Task Refuse(string method)
    {
        _refuses = method;
        return _refused.Task.WaitAsync(_patience);
    }

    /// <summary>Lets the page come back.</summary>
    public void Mend() => _cut = _waits = false;

    /// <summary>Nothing is held back or refused any more.</summary>
    public void Pass() => _holds = _refuses = null;

    private void Connect(IWebSocketRoute page)
    {
        if (_cut)
        {
            _ = page.CloseAsync();
            return;
        }

        lock (_open)
        {
            _open.Add(page);
        }

        if (!_waits)
        {
            var server = page.ConnectToServer();
            server.OnMessage(frame => Forward(frame, page, Holds));
            page.OnMessage(frame => Forward(frame, server, message => Refuses(page, message)));
        }
    }

    private static void Forward(IWebSocketFrame frame, IWebSocketRoute to, Func<string, bool> takes)
    {
        foreach (var message in frame.Text!.Split(End, StringSplitOptions.RemoveEmptyEntries).Where(m => !takes(m)))
        {
            to.Send(message + End);
        }
    }

    private bool Holds(string message)
    {
        var holds = _holds is { } text && message.Contains(text, StringComparison.Ordinal);
        if (holds)
        {
            _held.TrySetResult();
        }

        return holds;
    }

    private bool Refuses(IWebSocketRoute page, string message)
    {
        if (_refuses is not { } method || !message.Contains($"\"target\":\"{method}\"", StringComparison.Ordinal))
        {
            return false;
        }

        using var call = JsonDocument.Parse(message);
        page.Send($$"""{"type":3,"invocationId":{{call.RootElement.GetProperty("invocationId").GetRawText()}},"error":"Not now."}""" + End);
        _refused.TrySetResult();
        return true;
    }
}
