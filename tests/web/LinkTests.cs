using System.Net;
using CustomerConnect.Links;
using CustomerConnect.Storage;
using CustomerConnect.Web.Tests.Support;
using CustomerConnect.Web.Visits;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class LinkTests(WebSite site) : IClassFixture<WebSite>
{
    [Theory]
    [InlineData("demo", "/c/alder-ferry")]
    [InlineData("demo-project", "/c/alder-ferry/lantern-house")]
    [InlineData("demo-model", "/c/alder-ferry/lantern-house/models/the-beacon")]
    [InlineData("demo-building", "/c/alder-ferry/lantern-house/homes?building=tower")]
    [InlineData("demo-unit", "/c/alder-ferry/lantern-house/homes/1202")]
    public async Task Opened_it_starts_a_session_and_leads_to_what_it_names(string slug, string page)
    {
        using var browser = site.Browser();
        var answer = await browser.GetAsync($"/r/{slug}");

        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().Should().Be(page);
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("Set-Cookie").Should().ContainSingle(c => c.StartsWith("cc-visitor=", StringComparison.Ordinal))
            .Which.Should().Contain("httponly").And.Contain("samesite=lax");
        site.Grains.Started.Should().Contain(s => s.Command.Link.Value == slug);
        (await browser.GetAsync(page)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Opened_again_it_resumes_the_session_until_it_was_idle_for_a_day()
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        using var browser = own.Browser();
        await browser.GetAsync("/r/demo");
        await browser.GetAsync("/r/demo");
        // Played grains write no session row, so the start is repeated; the session stays the same.
        own.Grains.Started.Select(s => s.Session).Distinct().Should().HaveCount(1);

        own.Clock.Forward(VisitorSessions.Idle);
        await browser.GetAsync("/r/demo");

        own.Grains.Started.Select(s => s.Session).Distinct().Should().HaveCount(2);
        own.Grains.Started.Select(s => s.Command.Visitor).Distinct().Should().HaveCount(1);
    }

    [Fact]
    public async Task Opened_twice_at_once_it_makes_one_session()
    {
        var visitor = new VisitorId("v-twice");
        var sessions = site.Services.GetRequiredService<VisitorSessions>();
        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sessions.ClaimAsync(visitor, new LinkId("demo"), null, default)));
        claimed.Distinct().Should().HaveCount(1);
    }

    [Theory]
    [InlineData("/r/no-such-link", HttpStatusCode.NotFound, "This link is not known")]
    [InlineData("/r/demo-off", HttpStatusCode.Gone, "This link is switched off")]
    [InlineData("/r/demo-expired", HttpStatusCode.Gone, "This link has expired")]
    public async Task Closed_it_says_so_and_whom_to_call(string address, HttpStatusCode status, string title)
    {
        using var browser = site.Browser();
        var answer = await browser.GetAsync(address);

        answer.StatusCode.Should().Be(status);
        answer.Headers.Should().NotContainKey("Set-Cookie");
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain(title);
        if (status == HttpStatusCode.Gone)
        {
            page.Should().Contain("15555550142").And.Contain("hello@alderferry.example").And.Contain("12 Landing Square");
        }
    }

    [Fact]
    public async Task Busy_it_says_so_and_tries_again_by_itself()
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        own.Grains.LinkRefuses = new LinkIsBusy(TimeSpan.FromSeconds(20));
        using var browser = own.Browser();

        var answer = await browser.GetAsync("/r/demo");

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        var wait = answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        wait.Should().BeInRange(20, 26);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"<noscript><meta http-equiv=\"refresh\" content=\"{wait}\"")
            .And.Contain($"<look-again hidden data-every=\"{wait}\">").And.Contain("Many people are here right now");
        own.Grains.Started.Should().BeEmpty();
    }

    [Theory]
    [InlineData("HEAD", null, null, null)]
    [InlineData("GET", "Sec-Purpose", "prefetch;prerender", null)]
    [InlineData("GET", "Purpose", "prefetch", null)]
    [InlineData("GET", null, null, "WhatsApp/2.23.20.0")]
    [InlineData("GET", null, null, "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)")]
    [InlineData("GET", null, null, "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)")]
    [InlineData("GET", null, null, "Twitterbot/1.0")]
    public async Task Looked_at_by_a_program_it_starts_nothing(string method, string? header, string? value, string? agent)
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        using var browser = own.Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/r/demo-unit");
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        if (agent is not null)
        {
            browser.DefaultRequestHeaders.UserAgent.Clear();
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        }

        var answer = await browser.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Should().NotContainKey("Set-Cookie");
        own.Grains.Started.Should().BeEmpty();
        await own.Services.GetRequiredService<LinkLoads>().FlushAsync(default);
        (await own.CountAsync("link_load")).Should().Be(0);
        if (method == "GET")
        {
            (await answer.Content.ReadAsStringAsync()).Should().Contain("og:title").And.Contain("http://localhost/pictures/");
        }
    }

    [Fact]
    public async Task Loads_are_counted_by_hour_and_added_to_what_was_written()
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        var loads = own.Services.GetRequiredService<LinkLoads>();
        loads.Count(new LinkId("demo"), newSession: true);
        await loads.FlushAsync(default);
        loads.Count(new LinkId("demo"), newSession: false);
        loads.Count(new LinkId("demo"), newSession: true);
        await loads.FlushAsync(default);

        (await own.SumAsync("loads")).Should().Be(3);
        (await own.SumAsync("sessions")).Should().Be(2);
    }

    [Fact]
    public async Task A_forged_cookie_counts_as_none()
    {
        using var browser = site.Browser(cookies: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/r/demo");
        request.Headers.Add("Cookie", "cc-visitor=CfDJ8forged");
        var answer = await browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.SeeOther);
    }
}
