using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Units;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit;

namespace CustomerConnect.Journey.Tests;

public class LiveJourneyTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Slot_that_is_booked_is_struck_out_on_every_open_page()
    {
        using var buyer = await site.VisitAsync();
        await buyer.ArriveAsync(await site.FreeHomeAsync(Tower));
        var slot = await buyer.TakeTimeAsync();
        var ready = await buyer.PayAsync("4242 4242 4242 4242");
        await using var page = await HubSocket.ConnectAsync(site.Server);
        await page.InvokeAsync("WatchProject", Tower);

        (await buyer.SubmitAsync(ready)).Status.Should().Be(303);

        var told = await page.NextAsync(m => m.Contains("\"Slots\"", StringComparison.Ordinal));
        told.Should().Contain($"\"{slot}\":false").And.MatchRegex("\"days\":\\{\"(phone|in-person)/[0-9-]{10}\":[0-9]+");
    }

    [Fact]
    public async Task Hold_that_staff_end_is_told_to_the_open_page_with_its_money_returned()
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await visitor.ArriveAsync(home);
        await visitor.TakeTimeAsync();
        (await visitor.PayAsync("4242 4242 4242 4242")).CanSubmit.Should().BeTrue();
        await using var page = await HubSocket.ConnectAsync(site.Server, cookie: visitor.Cookies);
        await page.InvokeAsync("WatchVisit", "");
        var unit = site.Services.GetRequiredService<IGrainFactory>().GetGrain<IUnitGrain>(home);

        (await unit.EndHold(new(CommandId.New(), (await unit.Look()).Session!.Value, HoldEndReason.AskedFor, "staff-1"))).Ok.Should().BeTrue();

        await page.NextAsync(m => m.Contains("\"Visit\"", StringComparison.Ordinal));
        var lost = await visitor.GetAsync("/reserve/lost");
        lost.Text.Should().Contain("is no longer held").And.Contain("The sales team put this home back on the map.")
            .And.Contain("Your $2,500.00 is being returned by itself.");
        await site.MailAsync(visitor.Email, m => m.Subject == "Your deposit of $2,500.00 is on its way back");
        (await visitor.PostAsync(lost, "/reserve/again")).Location.Should().Be("/reserve/checkout");
    }

    [Fact]
    public async Task Hold_that_ends_in_one_tab_is_told_to_the_other_tabs_of_the_visit_alone()
    {
        using var visitor = await site.VisitAsync();
        using var stranger = await site.VisitAsync();
        await using var other = await HubSocket.ConnectAsync(site.Server, cookie: stranger.Cookies);
        await other.InvokeAsync("WatchVisit", "");
        await other.InvokeAsync("WatchProject", "millrace-rows");
        await visitor.ArriveAsync(await site.FreeHomeAsync("millrace-rows"));
        var checkout = await visitor.GetAsync("/reserve/checkout");
        await other.NextAsync(m => m.Contains("\"Homes\"", StringComparison.Ordinal));
        await using var tab = await HubSocket.ConnectAsync(site.Server, cookie: visitor.Cookies);
        await tab.InvokeAsync("WatchVisit", "");

        await visitor.PostAsync(checkout, "/reserve/leave");

        await tab.NextAsync(m => m.Contains("\"Visit\"", StringComparison.Ordinal));
        (await other.NextAsync(m => m.Contains("\"target\"", StringComparison.Ordinal))).Should().Contain("\"Homes\"", "the map is all that others are told");
    }

    [Fact]
    public async Task Page_that_connects_late_learns_what_it_missed()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));
        var slot = await visitor.TakeTimeAsync();
        var ready = await visitor.PayAsync("4242 4242 4242 4242");
        await using var page = await HubSocket.ConnectAsync(site.Server, cookie: visitor.Cookies);
        (await page.InvokeAsync("WatchVisit", "")).Should().Contain("\"result\":\"held/");

        (await visitor.SubmitAsync(ready)).Status.Should().Be(303);

        await using var late = await HubSocket.ConnectAsync(site.Server, cookie: visitor.Cookies);
        (await late.InvokeAsync("WatchVisit", "")).Should().Contain("\"result\":\"reserved/");
        (await late.InvokeAsync("LookAtSlots", Tower)).Should().Contain($"\"{slot}\":false");
    }

    [Fact]
    public async Task Visit_is_not_told_to_who_has_none()
    {
        await using var page = await HubSocket.ConnectAsync(site.Server);

        (await page.InvokeAsync("WatchVisit", "")).Should().Contain("\"result\":null");
    }

    [Fact]
    public async Task Page_is_told_of_its_visit_by_its_pass_although_its_connection_is_older_than_the_sign_in()
    {
        using var visitor = await site.VisitAsync();
        await using var socket = await HubSocket.ConnectAsync(site.Server, cookie: visitor.Cookies);
        await visitor.ArriveAsync(await site.FreeHomeAsync("millrace-rows"));
        var checkout = await visitor.GetAsync("/reserve/checkout");
        (await socket.InvokeAsync("WatchVisit", "")).Should().Contain("\"result\":null", "its cookies are those of before");

        (await socket.InvokeAsync("WatchVisit", Pass(checkout))).Should().Contain("\"result\":\"held/");

        await visitor.PostAsync(checkout, "/reserve/leave");
        await socket.NextAsync(m => m.Contains("\"Visit\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stranger_who_has_the_visits_cookie_is_given_no_pass()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync("millrace-rows"));
        using var thief = visitor.Copied();
        thief.Keep("cc-account", new string('0', 64));

        (await thief.GetAsync("/reserve/sign-in")).Html.Should().Contain("<live-visit").And.NotContain("data-pass");
    }

    [Fact]
    public async Task Pages_of_a_reservation_are_told_when_it_ends()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync("millrace-rows"));
        var at = (await visitor.SubmitAsync(await visitor.GetAsync("/reserve/checkout"))).Location!;
        var id = at.Split('/')[^1];
        foreach (var path in new[] { at, $"/reservations/{id}", "/reservations" })
        {
            var page = await visitor.GetAsync(path);
            page.Html.Should().Contain("data-turn=\"Active\"", path);
            await using var socket = await HubSocket.ConnectAsync(site.Server);
            (await socket.InvokeAsync("WatchReservations", Pass(page))).Should().Contain("\"result\":\"Active\"", path);
        }

        await using var open = await HubSocket.ConnectAsync(site.Server);
        await open.InvokeAsync("WatchReservations", Pass(await visitor.GetAsync(at)));
        (await open.InvokeAsync("WatchReservations", id)).Should().Contain("\"result\":null", "an id is no pass");
        await visitor.PostAsync(await visitor.GetAsync($"{at}/withdraw"), $"{at}/withdraw");
        await open.NextAsync(m => m.Contains("\"Reservation\"", StringComparison.Ordinal));
        (await open.InvokeAsync("WatchReservations", Pass(await visitor.GetAsync(at)))).Should().Contain("\"result\":\"Withdrawn\"");
    }

    private static string Pass(Got page) => System.Text.RegularExpressions.Regex.Match(page.Html, "data-pass=\"([^\"]+)\"").Groups[1].Value;
}
