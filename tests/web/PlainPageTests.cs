using System.Text.RegularExpressions;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests;

/// <summary>Pages that have little to show say so, and what to do.</summary>
public class PlainPageTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task A_project_without_homes_says_that_they_are_not_released()
    {
        using var browser = site.Browser();

        var page = await browser.GetStringAsync("/c/alder-ferry/kestrel-mews");

        page.Should().Contain("Not released yet. The sales team tells you when they are.").And.NotContain("<dd>0</dd>");
    }

    [Fact]
    public async Task An_address_with_nothing_behind_it_offers_one_way_on()
    {
        using var browser = site.Browser();

        using var answer = await browser.GetAsync("/c/alder-ferry/nothing-here");

        var page = await answer.Content.ReadAsStringAsync();
        Regex.Count(page, "class=\"btn primary", RegexOptions.None, TimeSpan.FromSeconds(1)).Should().Be(1, "there is one primary action a screen");
        page.Should().Contain("See Alder Ferry");
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_with_what_to_do()
    {
        using var browser = site.Browser();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/reserve/sign-in") { Content = new FormUrlEncodedContent([new("address", "a@b.example")]) };
        form.Headers.Referrer = new Uri(browser.BaseAddress!, "/reserve/sign-in?kept=1");
        form.Headers.Accept.ParseAdd("text/html");

        using var answer = await browser.SendAsync(form);

        ((int)answer.StatusCode).Should().Be(400);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("href=\"/reserve/sign-in?kept=1\"").And.NotContain("a@b.example");
    }
}
