using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Web.Languages;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests.Languages;

public sealed partial class LanguageTests(WebSite site) : IClassFixture<WebSite>
{
    private const string Homes = "/c/alder-ferry/orchard-homes/homes";

    [Theory]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("de,es-MX;q=0.7,en;q=0.3", "es")]
    [InlineData("de-AT", "en")]
    [InlineData("fr;q=0,en", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    public async Task Page_is_in_the_first_language_of_the_browser_that_there_is(string accepted, string language)
    {
        using var browser = Browser(accepted);

        var answer = await browser.GetAsync(Homes);

        answer.Content.Headers.ContentLanguage.Should().Equal(language);
        answer.Headers.Vary.Should().Contain(["Accept-Language", "Cookie"]);
        (await answer.Content.ReadAsStringAsync()).Should().Contain($"<html lang=\"{language}\">");
    }

    [Fact]
    public async Task Choice_wins_over_the_browser_and_comes_back_to_the_page()
    {
        using var browser = Browser("en");

        var chosen = await ChooseAsync(browser, "fr", $"http://localhost{Homes}?beds=3");

        chosen.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        chosen.Headers.Location.Should().Be($"{Homes}?beds=3");
        (await browser.GetStringAsync(Homes)).Should().Contain("<html lang=\"fr\">").And.Contain("Aller au contenu");
    }

    [Theory]
    [InlineData("https://elsewhere.example/page")]
    [InlineData("http://localhost//elsewhere.example/page")]
    [InlineData(null)]
    public async Task Choice_that_comes_from_elsewhere_leads_home(string? from)
    {
        using var browser = Browser("en");

        (await ChooseAsync(browser, "es", from)).Headers.Location.Should().Be("/");
    }

    [Fact]
    public async Task Language_that_there_is_none_of_changes_nothing()
    {
        using var browser = Browser("fr");

        (await ChooseAsync(browser, "tlh", null)).Headers.Should().NotContainKey("Set-Cookie");
    }

    [Fact]
    public async Task Staff_pages_are_english_whatever_the_browser_wants()
    {
        using var browser = Browser("fr");

        (await browser.GetStringAsync("/staff/sign-in")).Should().Contain("<html lang=\"en\">");
    }

    [Fact]
    public async Task Drawings_and_addresses_are_the_same_in_every_language()
    {
        var pages = new List<string[]>();
        foreach (var language in SiteLanguage.All)
        {
            using var browser = Browser(language.Code);
            var page = await browser.GetStringAsync(Homes);
            pages.Add([.. ForMachines().Matches(page).Select(m => m.Value)]);
        }

        pages[0].Should().NotBeEmpty();
        pages[1].Should().Equal(pages[0], "a comma in a figure breaks a drawing");
        pages[2].Should().Equal(pages[0]);
    }

    private HttpClient Browser(string accepted)
    {
        var browser = site.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);
        return browser;
    }

    private static async Task<HttpResponseMessage> ChooseAsync(HttpClient browser, string language, string? from)
    {
        using var choice = new HttpRequestMessage(HttpMethod.Post, LanguageServices.Path)
        {
            Content = new FormUrlEncodedContent([new("language", language)]),
        };
        choice.Headers.Referrer = from is null ? null : new Uri(from);
        return await browser.SendAsync(choice);
    }

    // Attributes that a browser computes with.
    [GeneratedRegex(@"(?<=\s)(?:viewBox|points|d|x|y|cx|cy|r|width|height|transform|href|data-(?:home|status|until|now))=""[^""]*""", RegexOptions.None, 1000)]
    private static partial Regex ForMachines();
}
