using CustomerConnect.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
// One at a time: a browser and its server keep two cores busy, and ./test runs the other projects beside.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>The system's Chromium, started once; every visitor has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
            Timeout = 60_000,
        });
        Assertions.SetDefaultExpectTimeout(30_000);
    }

    /// <summary>A visitor with an empty profile.</summary>
    /// <param name="window">Their window.</param>
    /// <param name="scripts">False to switch JavaScript off.</param>
    /// <param name="locale">The language of their browser.</param>
    /// <param name="zone">The zone of their clock; this machine's unless given.</param>
    /// <param name="agent">What their browser calls itself; its own name unless given.</param>
    public async Task<Visitor> VisitorAsync(Site site, Window window, bool scripts = true, string locale = "en-US", string? zone = null, string? agent = null)
    {
        await site.ReadyAsync();
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = site.Address, JavaScriptEnabled = scripts, ViewportSize = new() { Width = window.Width, Height = window.Height },
            IsMobile = window.Touch, HasTouch = window.Touch, DeviceScaleFactor = 1, ReducedMotion = ReducedMotion.Reduce, Locale = locale, TimezoneId = zone,
            UserAgent = agent,
        });
        context.SetDefaultTimeout(30_000);
        context.SetDefaultNavigationTimeout(60_000);
        return new Visitor(context, await context.NewPageAsync(), window);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _driver?.Dispose();
    }
}

/// <summary>The size of a window in CSS pixels, and whether it is touched.</summary>
public sealed record Window(int Width, int Height, bool Touch)
{
    /// <summary>A phone.</summary>
    public static readonly Window Phone = new(390, 844, Touch: true);

    /// <summary>A desktop.</summary>
    public static readonly Window Desktop = new(1440, 900, Touch: false);

    /// <summary>The window of a name in a test's data: <c>phone</c> or <c>desktop</c>.</summary>
    public static Window Of(string name) => name == "phone" ? Phone : Desktop;
}
