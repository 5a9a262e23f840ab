using System.Net;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Storage.Log;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Xunit;

namespace CustomerConnect.Web.Tests;

/// <summary>Pages that say what went wrong: whose they are, and whom to call.</summary>
public class TroubleTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Phone = "(555) 555-0142";

    [Theory]
    [InlineData("/r/no-such-link", "This link is not known", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", "There is nothing at this address", HttpStatusCode.NotFound)]
    [InlineData("/c/nowhere", "There is nothing at this address", HttpStatusCode.NotFound)]
    public async Task Who_comes_from_nowhere_is_with_the_only_community_there_is(string address, string title, HttpStatusCode status)
    {
        using var browser = site.Browser();

        var answer = await browser.GetAsync(address);

        answer.StatusCode.Should().Be(status);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"<h1 class=\"giant\">{title}</h1>").And.Contain("/c/alder-ferry/brand.css")
            .And.Contain(Phone).And.Contain("12 Landing Square").And.NotContain("Sales centers");
    }

    [Fact]
    public async Task Who_comes_from_nowhere_is_told_of_the_sales_centers_where_there_are_several()
    {
        await using var own = new WebSite();
        await own.InitializeAsync();
        await own.Catalog.EditAsync(async db =>
        {
            var one = await db.Communities.AsNoTracking().SingleAsync();
            db.Add(new CommunityRow { Id = "quarry-lane", DivisionId = one.DivisionId, Slug = "quarry-lane", Name = "Quarry Lane", BuilderName = one.BuilderName, TimeZone = one.TimeZone });
            return 0;
        });
        using var browser = own.Browser();

        foreach (var address in new[] { "/r/no-such-link", "/nowhere", "/c/nowhere" })
        {
            (await (await browser.GetAsync(address)).Content.ReadAsStringAsync()).Should().Contain("Sales centers")
                .And.Contain("Alder Ferry").And.Contain("Quarry Lane").And.Contain(Phone).And.NotContain("brand.css");
        }
    }

    [Fact]
    public async Task Who_comes_from_a_page_of_a_community_is_told_whom_to_call_there()
    {
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Referrer = new Uri(browser.BaseAddress!, "/c/alder-ferry/orchard-homes");

        var page = await (await browser.GetAsync("/r/no-such-link")).Content.ReadAsStringAsync();

        page.Should().Contain("/c/alder-ferry/brand.css").And.Contain(Phone).And.Contain("12 Landing Square").And.NotContain("Sales centers");
    }

    [Theory]
    [InlineData("/c/alder-ferry/lantern-house", "/c/alder-ferry/brand.css")]
    [InlineData("/c/elsewhere", "Something went wrong")]
    public async Task What_breaks_is_said_in_the_colors_of_the_community_as_far_as_it_is_known(string address, string expected)
    {
        await using var own = Broken(new InvalidOperationException("as a test wants it"));
        await own.InitializeAsync();
        using var browser = own.Browser();

        var answer = await browser.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Something went wrong").And.Contain(expected).And.NotContain("http-equiv=\"refresh\"").And.NotContain("<look-again");
    }

    [Theory]
    [InlineData("storage")]
    [InlineData("engine")]
    public async Task What_is_only_slow_is_asked_for_again_by_the_page_itself(string what)
    {
        await using var own = Broken(what == "storage"
            ? new StorageUnavailableException("as a test wants it", new TimeoutException())
            : new OrleansException("as a test wants it"));
        await own.InitializeAsync();
        using var browser = own.Browser();

        var answer = await browser.GetAsync("/c/alder-ferry/lantern-house");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.Should().NotBeNull();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("This takes longer than it should")
            .And.Contain("<look-again hidden data-every=\"5\">", "a script asks again")
            .And.Contain("<noscript><meta http-equiv=\"refresh\" content=\"5\"", "and the browser does where there are none");
    }

    // The first look for a community fails, which breaks the page; the next is that of the page of trouble.
    private static WebSite Broken(Exception why) => new()
    {
        Instead = services => services.AddSingleton<ICatalog>(provider =>
            new BrokenCatalog(new Catalog(provider.GetRequiredService<CatalogStore>()), why)),
    };
}
