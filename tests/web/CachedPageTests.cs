using System.Net;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Tests.Support;
using CustomerConnect.Web.Visits;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class CachedPageTests(WebSite site) : IClassFixture<WebSite>
{
    public static readonly string[] Pages =
    [
        "/c/alder-ferry", "/c/alder-ferry/lantern-house", "/c/alder-ferry/lantern-house/models/the-beacon",
        "/c/alder-ferry/lantern-house/homes?floor=12", "/c/alder-ferry/orchard-homes/homes", "/c/alder-ferry/lantern-house/homes/1202",
    ];

    public static TheoryData<string> All => [.. Pages];

    [Theory, MemberData(nameof(All))]
    public async Task Fetched_as_A_and_as_B_it_is_the_same_page_with_nothing_of_A(string address)
    {
        var contacts = site.Services.GetRequiredService<Contacts>();
        var contact = await contacts.VerifyAsync(AddressKind.Email, $"{Guid.NewGuid():n}@example.com", "en");
        using var a = site.Browser();
        (await a.GetAsync("/r/demo-unit")).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var (session, command) = site.Grains.Started.Last();
        site.Grains.Sessions[session] = PlayedGrains.Browsing(session) with { Contact = new ContactId(contact.Id), Selection = command.Selection };
        a.DefaultRequestHeaders.Add("Cookie", $"{SignInCookie.Name}={await site.Services.GetRequiredService<VisitSignIns>().OpenAsync(session, contact.Id, null)}");
        (await a.GetStringAsync("/me")).Should().Contain("Your account").And.Contain("home 1202");
        using var b = site.Browser();

        var first = await a.GetAsync(address);
        var second = await b.GetAsync(address);

        var page = await second.Content.ReadAsStringAsync();
        page.Should().Be(await first.Content.ReadAsStringAsync());
        page.Should().NotContain(contact.Id).And.NotContain(session).And.NotContain(command.Visitor.Value)
            .And.NotContain("form-token").And.NotContain("Your account").And.NotContain("__RequestVerificationToken");
        first.Headers.Should().NotContainKey("Set-Cookie");
        second.Headers.Should().NotContainKey("Set-Cookie");
        second.Headers.Age.Should().NotBeNull("the second fetch comes from the cache");
    }

    [Fact]
    public async Task A_change_of_a_home_shows_on_the_cached_page_and_nowhere_before_it_happened()
    {
        const string address = "/c/alder-ferry/millrace-rows/homes";
        using var browser = site.Browser();
        var home = await site.AvailableHomeAsync("millrace-rows");
        (await browser.GetStringAsync(address)).Should().Contain($"data-home=\"{home}\" data-status=\"available\"");

        await site.Units.SetAsync(home, "progress", site.Clock.GetUtcNow().AddDays(7));

        await WebSite.Until(
            async () => (await browser.GetStringAsync(address)).Contains($"data-home=\"{home}\" data-status=\"progress\"", StringComparison.Ordinal),
            "the page shows the reservation");
    }

    [Fact]
    public async Task A_hold_past_its_end_shows_as_available_though_nobody_has_ended_it()
    {
        const string address = "/c/alder-ferry/orchard-homes/homes";
        using var browser = site.Browser();
        var home = await site.AvailableHomeAsync("orchard-homes");
        await site.Units.SetAsync(home, "hold", site.Clock.GetUtcNow().AddMinutes(15));
        await WebSite.Until(
            async () => (await browser.GetStringAsync(address)).Contains($"data-home=\"{home}\" data-status=\"hold\"", StringComparison.Ordinal),
            "the page shows the hold");

        site.Clock.Forward(TimeSpan.FromMinutes(15));

        await WebSite.Until(
            async () => (await browser.GetStringAsync(address)).Contains($"data-home=\"{home}\" data-status=\"available\"", StringComparison.Ordinal),
            "the page shows the home as free");
    }

    [Fact]
    public async Task A_hundred_fetches_at_once_draw_the_page_and_answer_all()
    {
        using var browser = site.Browser();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => browser.GetAsync(Pages[3])));
        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/c/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/c/alder-ferry/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/c/alder-ferry/lantern-house/homes/9999", HttpStatusCode.NotFound)]
    [InlineData("/c/alder-ferry/lantern-house/models/nothing", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_said_so(string address, HttpStatusCode status)
    {
        using var browser = site.Browser();
        var answer = await browser.GetAsync(address);
        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("There is nothing at this address");
    }
}
