using System.Collections.Concurrent;
using FluentAssertions;
using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>A person at a browser. What the browser complains about is kept, and fails the test when they leave.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    internal Visitor(IBrowserContext context, IPage page, Window window)
    {
        (_context, Page, Window) = (context, page, window);
        page.Console += (_, message) => Note(message.Type == "error", $"{message.Text} at {message.Location} on {page.Url}");
        page.PageError += (_, error) => Note(true, $"{error} on {page.Url}");
    }

    /// <summary>The tab that they have open.</summary>
    public IPage Page { get; }

    /// <summary>Their window.</summary>
    public Window Window { get; }

    /// <summary>A text that complaints may contain: a page that is meant to be refused, or a server that is meant to be away.</summary>
    public string? Expected { get; set; }

    /// <summary>Called on each page of a journey, with a name for it.</summary>
    public Func<string, Task>? Arrived { get; set; }

    /// <summary>Errors on the console, thrown errors and offences against the content security policy, in their order.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Opens an address of the site.</summary>
    public Task OpenAsync(string address) => Page.GotoAsync(address);

    /// <summary>Follows the link of a name, by a finger or by the mouse as the window has it.</summary>
    public Task FollowAsync(ILocator link) => Window.Touch ? link.TapAsync() : link.ClickAsync();

    /// <summary>A link on the page by its name.</summary>
    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>A button on the page by its name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Waits for the page with this heading, and says so to who wants to know.</summary>
    public async Task ArriveAsync(string heading, string name)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
        if (Arrived is { } tell)
        {
            await tell(name);
        }
    }

    /// <summary>Opens another tab.</summary>
    public Task<IPage> TabAsync() => _context.NewPageAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _complaints.Should().BeEmpty("no page of the product gives the browser a reason to complain");
    }

    private void Note(bool wrong, string complaint)
    {
        if (wrong && (Expected is null || !complaint.Contains(Expected, StringComparison.Ordinal)))
        {
            _complaints.Enqueue(complaint);
        }
    }
}
