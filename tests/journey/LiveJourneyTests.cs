using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
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
    public async Task Hold_that_ends_in_one_tab_is_told_to_the_other_tabs_of_the_visit_alone()
    {
        using var visitor = await site.VisitAsync();
        using var stranger = await site.VisitAsync();
        await using var other = await HubSocket.ConnectAsync(site.Server, cookie: stranger.Cookies);
        await other.InvokeAsync("WatchVisit");
        await other.InvokeAsync("WatchProject", "millrace-rows");
        await visitor.ArriveAsync(await site.FreeHomeAsync("millrace-rows"));
        var checkout = await visitor.GetAsync("/reserve/checkout");
        await other.NextAsync(m => m.Contains("\"Homes\"", StringComparison.Ordinal));
        await using var tab = await HubSocket.ConnectAsync(site.Server, cookie: visitor.Cookies);
        await tab.InvokeAsync("WatchVisit");

        await visitor.PostAsync(checkout, "/reserve/leave");

        await tab.NextAsync(m => m.Contains("\"Visit\"", StringComparison.Ordinal));
        (await other.NextAsync(m => m.Contains("\"target\"", StringComparison.Ordinal))).Should().Contain("\"Homes\"", "the map is all that others are told");
    }
}
