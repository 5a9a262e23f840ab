using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Maps that are zoomed and moved: by keys, buttons, mouse and two fingers.</summary>
public sealed class MapTests(ShowSite site, Chromium chromium)
{
    private const string Address = "/c/alder-ferry/orchard-homes/homes";

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone", Explicit = true)]
    public async Task Keys_zoom_the_map_move_it_and_show_the_whole_of_it_again(string window)
    {
        await using var visitor = await OpenAsync(Window.Of(window));
        var whole = await ViewAsync(visitor);
        await visitor.Page.Locator("site-map .ov").First.FocusAsync();

        await visitor.Page.Keyboard.PressAsync("+");
        var near = await ViewAsync(visitor);
        await visitor.Page.Keyboard.PressAsync("ArrowRight");
        var moved = await ViewAsync(visitor);
        await visitor.Page.Keyboard.PressAsync("0");

        near.Width.Should().BeLessThan(whole.Width);
        (moved.Width, moved.X > near.X).Should().Be((near.Width, true));
        (await ViewAsync(visitor)).Should().Be(whole);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone", Explicit = true)]
    public async Task A_home_that_gets_the_focus_outside_of_the_view_is_brought_into_it(string window)
    {
        await using var visitor = await OpenAsync(Window.Of(window));
        var shapes = visitor.Page.Locator("site-map .ov");
        await shapes.First.FocusAsync();
        for (var i = 0; i < 4; i++)
        {
            await visitor.Page.Keyboard.PressAsync("+");
        }

        foreach (var shape in new[] { shapes.Last, shapes.First })
        {
            await shape.FocusAsync();
            await Assertions.Expect(shape.Locator(".area")).ToBeInViewportAsync();
        }
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop", Explicit = true)]
    public async Task Buttons_zoom_and_say_when_there_is_nothing_to_do(string window)
    {
        await using var visitor = await OpenAsync(Window.Of(window));
        var whole = await ViewAsync(visitor);
        await Assertions.Expect(visitor.Button("Zoom out")).ToBeDisabledAsync();

        await visitor.FollowAsync(visitor.Button("Zoom in"));
        (await ViewAsync(visitor)).Width.Should().BeLessThan(whole.Width);
        await visitor.FollowAsync(visitor.Button("Whole map"));

        (await ViewAsync(visitor)).Should().Be(whole);
        await Assertions.Expect(visitor.Button("Whole map")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_drag_moves_the_zoomed_map_and_opens_no_home()
    {
        await using var visitor = await OpenAsync(Window.Desktop);
        await visitor.FollowAsync(visitor.Button("Zoom in"));
        var near = await ViewAsync(visitor);
        var box = (await visitor.Page.Locator("site-map svg.plan").BoundingBoxAsync())!;

        await visitor.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await visitor.Page.Mouse.DownAsync();
        await visitor.Page.Mouse.MoveAsync(box.X + (box.Width / 2) - 90, box.Y + (box.Height / 2) - 40, new() { Steps = 5 });
        await visitor.Page.Mouse.UpAsync();

        var moved = await ViewAsync(visitor);
        (moved.X > near.X, moved.Y > near.Y, moved.Width).Should().Be((true, true, near.Width));
        visitor.Page.Url.Should().EndWith(Address);
    }

    [Fact]
    public async Task Two_fingers_that_part_zoom_the_map()
    {
        await using var visitor = await OpenAsync(Window.Phone);
        var whole = await ViewAsync(visitor);
        var box = (await visitor.Page.Locator("site-map svg.plan").BoundingBoxAsync())!;
        var fingers = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        object[] At(double apart) =>
        [
            new Dictionary<string, object> { ["x"] = box.X + (box.Width / 2) - apart, ["y"] = box.Y + (box.Height / 2), ["id"] = 1 },
            new Dictionary<string, object> { ["x"] = box.X + (box.Width / 2) + apart, ["y"] = box.Y + (box.Height / 2), ["id"] = 2 },
        ];

        await TouchAsync(fingers, "touchStart", At(20));
        for (var apart = 30; apart <= 90; apart += 10)
        {
            await TouchAsync(fingers, "touchMove", At(apart));
        }

        await TouchAsync(fingers, "touchEnd", []);

        (await ViewAsync(visitor)).Width.Should().BeLessThan(whole.Width * 0.6);
        visitor.Page.Url.Should().EndWith(Address);
    }

    [Fact(Explicit = true)]
    public async Task One_finger_moves_the_zoomed_map_and_opens_no_home()
    {
        await using var visitor = await OpenAsync(Window.Phone);
        await visitor.FollowAsync(visitor.Button("Zoom in"));
        var near = await ViewAsync(visitor);
        var box = (await visitor.Page.Locator("site-map svg.plan").BoundingBoxAsync())!;
        var finger = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        object[] At(double moved) =>
            [new Dictionary<string, object> { ["x"] = box.X + (box.Width / 2) - moved, ["y"] = box.Y + (box.Height / 2) - (moved / 2), ["id"] = 1 }];

        await TouchAsync(finger, "touchStart", At(0));
        for (var moved = 15; moved <= 90; moved += 15)
        {
            await TouchAsync(finger, "touchMove", At(moved));
        }

        await TouchAsync(finger, "touchEnd", []);

        var there = await ViewAsync(visitor);
        (there.X > near.X, there.Y > near.Y, there.Width).Should().Be((true, true, near.Width));
        visitor.Page.Url.Should().EndWith(Address);
    }

    private static Task TouchAsync(ICDPSession fingers, string type, object[] points) =>
        fingers.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points });

    private async Task<Visitor> OpenAsync(Window window)
    {
        var visitor = await chromium.VisitorAsync(site, window);
        await visitor.OpenAsync(Address);
        await Assertions.Expect(visitor.Button("Zoom in")).ToBeVisibleAsync();
        await visitor.Page.Locator("site-map").ScrollIntoViewIfNeededAsync();
        return visitor;
    }

    private static async Task<(double X, double Y, double Width)> ViewAsync(Visitor visitor)
    {
        var box = (await visitor.Page.Locator("site-map svg.plan").GetAttributeAsync("viewBox"))!.Split(' ');
        double N(int i) => Math.Round(double.Parse(box[i], System.Globalization.CultureInfo.InvariantCulture), 3);
        return (N(0), N(1), N(2));
    }
}
