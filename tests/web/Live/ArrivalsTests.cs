using System.Net;
using System.Net.WebSockets;
using System.Threading.RateLimiting;
using CustomerConnect.Web.Live;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests.Live;

/// <summary>Live connections are taken in a few at a time: the others wait, and are taken in the order they came, but no network before all others.</summary>
public class ArrivalsTests
{
    private static readonly ArrivalLimits _oneCore = new(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // The product's row, but of two who are taken in, and nobody after them; four wait, two of a network.
    private static ArrivalLimits TwoAndNoMore
    {
        get
        {
            var limits = new ArrivalLimits(1);
            (limits.Row.TokenLimit, limits.Row.TokensPerPeriod, limits.Row.ReplenishmentPeriod, limits.Row.QueueLimit) = (2, 1, TimeSpan.FromDays(1), 4);
            return limits;
        }
    }

    [Fact]
    public async Task Who_comes_with_many_others_waits_and_is_taken_in()
    {
        using var rows = new ArrivalRows(_oneCore);
        using var door = rows.For("hub");
        var at = Enumerable.Range(0, 2 * ArrivalLimits.EachCore).Select(_ => door.AcquireAsync().AsTask()).ToList();

        at.Should().Contain(one => !one.IsCompleted);

        (await Task.WhenAll(at)).Should().OnlyContain(one => one.IsAcquired);
    }

    [Fact]
    public async Task Network_of_which_many_come_lets_others_in_before_the_rest_of_its_own()
    {
        using var rows = new ArrivalRows(_oneCore);
        using var many = rows.For("hub");
        using var one = rows.For("hub");
        var crowd = Enumerable.Range(0, _oneCore.Row.QueueLimit).Select(_ => many.AcquireAsync().AsTask()).ToList();

        (await one.AcquireAsync(cancellationToken: Cancel)).IsAcquired.Should().BeTrue();

        crowd.Count(c => c.IsCompleted).Should().BeLessThan(crowd.Count / 2, "the crowd alone takes half a minute");
    }

    [Fact]
    public async Task Those_who_came_first_wait_when_the_row_is_full_and_the_last_is_sent_away()
    {
        using var rows = new ArrivalRows(TwoAndNoMore);
        var doors = Enumerable.Range(0, 7).Select(_ => rows.For("hub")).ToList();
        var come = doors.Select(door => door.AcquireAsync().AsTask()).ToList();

        come.Select(one => one.IsCompleted).Should().Equal(true, true, false, false, false, false, true);
        (await come[^1]).IsAcquired.Should().BeFalse();
        doors.ForEach(door => door.Dispose());
    }

    [Fact]
    public async Task Hubs_have_a_row_each()
    {
        using var rows = new ArrivalRows(TwoAndNoMore);
        using var full = rows.For("hub");
        using var other = rows.For("another hub");
        var crowd = Enumerable.Range(0, 5).Select(_ => full.AcquireAsync().AsTask()).ToList();

        (await other.AcquireAsync(cancellationToken: Cancel)).IsAcquired.Should().BeTrue();
        crowd.Should().Contain(c => !c.IsCompleted);
    }

    [Fact]
    public async Task Who_has_waited_too_long_is_sent_away()
    {
        using var rows = new ArrivalRows(TwoAndNoMore with { Patience = TimeSpan.FromMilliseconds(1) });
        using var door = rows.For("hub");
        var at = Enumerable.Range(0, 5).Select(_ => door.AcquireAsync().AsTask());

        (await Task.WhenAll(at)).Count(one => one.IsAcquired).Should().Be(2);
    }

    [Fact]
    public async Task Site_takes_in_as_many_as_it_may_and_lets_wait_as_many_as_may_and_sends_the_next_away()
    {
        await using var site = await SiteAsync(TwoAndNoMore);
        await using var first = await HubSocket.ConnectAsync(site.Server);
        await using var second = await HubSocket.ConnectAsync(site.Server);
        string[] networks = ["192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.3", "2001:db8::1"];
        var come = networks.Select(network => ComeAsync(site, network)).ToList();

        await OneIsSentAwayAsync(come);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("2001:db8::1", "2001:db8::2")]
    public async Task Network_fills_its_own_places_and_not_the_row(string address, string another)
    {
        await using var site = await SiteAsync(TwoAndNoMore);
        await using var first = await HubSocket.ConnectAsync(site.Server);
        await using var second = await HubSocket.ConnectAsync(site.Server);
        var crowd = Enumerable.Range(0, 7).Select(i => ComeAsync(site, i % 2 == 0 ? address : another)).ToList();

        await OneIsSentAwayAsync(crowd);
        var others = new[] { "192.0.2.8", "192.0.2.9", "192.0.2.10" }.Select(other => ComeAsync(site, other)).ToList();

        await OneIsSentAwayAsync(others);
        crowd.Should().ContainSingle(one => one.IsCompleted, "two have places, and four wait for them");
    }

    [Theory]
    [InlineData("POST", "/hubs/reserve/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/hubs/reserve")]
    [InlineData("POST", "/hubs/reserve?id=1")]
    public async Task What_is_no_socket_is_refused_and_costs_nobody_a_place(string method, string address)
    {
        await using var site = await SiteAsync(TwoAndNoMore);
        using var browser = site.Browser();
        for (var i = 0; i < 8; i++)
        {
            using var asked = new HttpRequestMessage(new(method), address);
            using var answer = await browser.SendAsync(asked, Cancel);
            answer.StatusCode.Should().Be(HttpStatusCode.UpgradeRequired);
            answer.Headers.Upgrade.ToString().Should().Be("websocket");
        }

        await using var page = await HubSocket.ConnectAsync(site.Server);
    }

    [Fact]
    public async Task Staff_who_are_not_signed_in_cost_nobody_a_place()
    {
        await using var site = await SiteAsync(TwoAndNoMore);
        for (var i = 0; i < 8; i++)
        {
            var come = () => ComeAsync(site, "192.0.2.1", "/hubs/staff").WaitAsync(_patience, Cancel);

            (await come.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().NotContain("503");
        }
    }

    [Fact]
    public async Task Every_hub_has_the_door()
    {
        await using var site = await SiteAsync(_oneCore);
        var hubs = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/hubs/", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("/negotiate", StringComparison.Ordinal))
            .ToList();

        hubs.Should().HaveCount(2).And.OnlyContain(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>()!.PolicyName == Arrivals.Policy);
    }

    private static async Task<WebSite> SiteAsync(ArrivalLimits limits)
    {
        var site = new WebSite { Instead = services => services.AddSingleton(limits) };
        await site.InitializeAsync();
        return site;
    }

    private static async Task OneIsSentAwayAsync(IReadOnlyCollection<Task> come)
    {
        var sentAway = () => Task.WhenAny(come).Unwrap().WaitAsync(_patience, Cancel);

        (await sentAway.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*503*");
        come.Should().ContainSingle(one => one.IsCompleted);
    }

    private static Task<WebSocket> ComeAsync(WebSite site, string address, string hub = "/hubs/reserve")
    {
        var client = site.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return client.ConnectAsync(new Uri($"ws://localhost{hub}"), Cancel);
    }
}
