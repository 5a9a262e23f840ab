using Microsoft.Playwright;

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>Pictures of each page for people to look at, in <c>tests/browser/screenshots</c>; only with <c>SCREENSHOTS=1</c>.</summary>
internal static class Screenshots
{
    private static readonly bool _wanted = Environment.GetEnvironmentVariable("SCREENSHOTS") == "1";
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "screenshots");
    private static readonly (int Width, int Height)[] _touched = [(360, 740), (768, 1024)];
    private static readonly (int Width, int Height)[] _clicked = [(1440, 900)];

    /// <summary>Takes the whole page in light and dark, in each size that fits the visitor's window.</summary>
    public static async Task TakeAsync(Visitor visitor, string name)
    {
        if (!_wanted)
        {
            return;
        }

        foreach (var (width, height) in visitor.Window.Touch ? _touched : _clicked)
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var file = Path.Combine(_folder, $"{name}-{width}-{scheme}.png".ToLowerInvariant());
                await visitor.Page.ScreenshotAsync(new() { Path = file, FullPage = true, Animations = ScreenshotAnimations.Disabled });
            }
        }

        await visitor.Page.SetViewportSizeAsync(visitor.Window.Width, visitor.Window.Height);
    }
}
