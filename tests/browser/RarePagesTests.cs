using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>
/// Pages that few ever see: a home that one holds already, a form that is too old, what broke, what is under way, a browser that is not
/// known, and what is busy. They too can be used by everybody.
/// </summary>
public sealed class RarePagesTests(SalesSite site, Chromium chromium)
{
    private const string Fault = "the_reservation_is_not_kept", Told = "status of"; // What the browser says of every page that is refused.

    private readonly List<string> _offences = [];
    private string? _language;

    [Theory]
    [InlineData("phone", 1205, null)]
    [InlineData("desktop", 1207, null, Explicit = true)]
    [InlineData("phone", 1003, "fr", Explicit = true)]
    [InlineData("phone", 807, "es", Explicit = true)]
    public async Task Every_page_that_few_see_can_be_used_by_everybody(string window, int number, string? language)
    {
        _language = language;
        await using var buyer = await chromium.VisitorAsync(site, Window.Of(window));
        buyer.Expected = Told;
        await buyer.OpenAsync("/r/demo");
        await buyer.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await buyer.SignInAsync($"mira-{number}@example.com");
        await buyer.TakeTimeAsync();
        await SeeAsync(buyer, $"Home {number} is held for you", "80-switch", () => buyer.OpenAsync("/reserve/home/orchard-homes-22"));
        await OnAnotherDeviceAsync(window, number);
        await BreakAndMendAsync(buyer, number);
        await buyer.OpenAsync($"{buyer.Page.Url}/identity");
        await ToStrangersAsync(window, buyer.Page.Url);
        _offences.Should().BeEmpty();
    }

    private async Task OnAnotherDeviceAsync(string window, int number)
    {
        await using var second = await chromium.VisitorAsync(site, Window.Of(window));
        second.Expected = Told;
        await second.OpenAsync("/r/demo");
        await second.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await second.SignInAgainAsync($"mira-{number}@example.com", "Go on with your reservation");
        await SeeAsync(second, $"You hold Home {number} in another browser", "81-elsewhere", () => second.OpenAsync("/reserve/checkout"));

        await second.Page.EvaluateAsync("document.querySelector('main [name=form-token]').value = 'of another page'");
        await SeeAsync(second, "Load the page again", "82-stale-form", () => second.FollowAsync(second.Page.Locator("main form button")));
    }

    // A reservation that is not made is a fault of the product's, and until it is mended the visitor sees that it is under way.
    private async Task BreakAndMendAsync(Visitor buyer, int number)
    {
        await buyer.OpenAsync("/reserve/checkout");
        await buyer.PayAsync();
        await site.MeddleAsync(
            $"create trigger {Fault} before insert on event when new.type = 'allowance.kept' begin select raise(abort, 'as a test wants it'); end");
        await SeeAsync(buyer, "Something went wrong", "83-broke", () => buyer.FollowAsync(buyer.Button("Submit reservation")));
        await SeeAsync(buyer, "Your reservation is being made", "84-being-made", () => buyer.OpenAsync("/reserve/checkout"));
        await site.MeddleAsync($"drop trigger {Fault}");
        await buyer.ArriveAsync($"Home {number} is reserved", "confirmation");
    }

    private async Task ToStrangersAsync(string window, string identity)
    {
        await using var stranger = await chromium.VisitorAsync(site, Window.Of(window));
        stranger.Expected = Told;
        await SeeAsync(stranger, "Confirm that it is you", "85-identity-confirm", () => stranger.OpenAsync(identity));
        await SeeAsync(stranger, "Enter your code", "86-identity-code", () => stranger.FollowAsync(stranger.Page.Locator("main form button").First));
        await SeeAsync(stranger, "Sign in", "87-my-reservations-confirm", () => stranger.OpenAsync("/reservations/confirm"));

        await site.MeddleAsync("update link set max_sessions_per_minute = 1 where slug = 'demo-model'");
        await using (var before = await chromium.VisitorAsync(site, Window.Of(window)))
        {
            before.Expected = Told; // By the row before.
            await before.OpenAsync("/r/demo-model");
        }

        await SeeAsync(stranger, "Many people are here right now", "88-busy-link", () => stranger.OpenAsync("/r/demo-model"));
        await site.MeddleAsync("update link set max_sessions_per_minute = null where slug = 'demo-model'");
        await using (await site.BlockAsync())
        {
            await SeeAsync(stranger, "This takes longer than it should", "89-slow", () => stranger.OpenAsync("/r/demo-project"));
        }

        await stranger.ArriveAsync("Lantern House", "went on by itself");
        await using var chat = await chromium.VisitorAsync(site, Window.Of(window), agent: "Teams/1.6");
        await SeeAsync(chat, "Homes by the water", "90-preview", () => chat.OpenAsync("/r/demo"));
    }

    private async Task SeeAsync(Visitor visitor, string heading, string name, Func<Task> go)
    {
        await SpeakAsync(visitor, _language ?? "en");
        await go();
        await visitor.ArriveAsync(_language is null ? heading : "", name);
        // It would be looked at while it asks again.
        await visitor.Page.EvaluateAsync("() => { window.again = document.querySelector('look-again'); window.again?.remove(); }");
        _offences.AddRange(await Accessibility.OffencesAsync(visitor.Page, name));
        await Screenshots.TakeAsync(visitor, _language is null ? name : $"{name}-{_language}");
        await SpeakAsync(visitor, "en");
        await visitor.Page.EvaluateAsync("() => { if (window.again) document.querySelector('main').append(window.again); }");
    }

    private Task SpeakAsync(Visitor visitor, string language) =>
        visitor.Page.Context.AddCookiesAsync([new() { Name = "cc-language", Value = language, Url = site.Address }]);
}
