using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>The line between a page and a hub, which can be cut while the rest of the page stays connected.</summary>
internal sealed class Line
{
    private readonly List<IWebSocketRoute> _open = [];
    private volatile bool _cut;

    private Line()
    {
    }

    /// <summary>Puts itself into the line of a page that has not been opened yet.</summary>
    /// <param name="hub">Path of the hub.</param>
    public static async Task<Line> OfAsync(IPage page, string hub)
    {
        var line = new Line();
        await page.RouteWebSocketAsync(address => new Uri(address).AbsolutePath == hub, socket =>
        {
            if (line._cut)
            {
                _ = socket.CloseAsync();
                return;
            }

            socket.ConnectToServer();
            lock (line._open)
            {
                line._open.Add(socket);
            }
        });
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

    /// <summary>Lets the page come back.</summary>
    public void Mend() => _cut = false;
}
