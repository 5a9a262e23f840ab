using System.Text.RegularExpressions;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests;

public partial class ContentPolicyTests(WebSite site) : IClassFixture<WebSite>
{
    public static TheoryData<string> All =>
        [.. CachedPageTests.Pages, "/me", "/r/nothing", "/r/demo-off", "/r/demo-expired", "/nowhere", "/c/alder-ferry/kestrel-mews"];

    [Theory, MemberData(nameof(All))]
    public async Task Every_page_carries_the_one_policy_and_nothing_that_it_would_refuse(string address)
    {
        using var browser = site.Browser();
        var answer = await browser.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();

        answer.Headers.GetValues("Content-Security-Policy").Should().Equal(SecurityHeaders.ContentSecurityPolicy);
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        page.Should().NotMatchRegex(" style=").And.NotMatchRegex("<style").And.NotMatchRegex(" on[a-z]+=\"");
        Script().Matches(page).Select(m => m.Groups["body"].Value.Trim()).Should().NotContain(body => body.Length > 0);
        Outside().Matches(page).Select(m => m.Value).Should().BeEmpty("everything the page loads is ours");
    }

    [GeneratedRegex("<script[^>]*>(?<body>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("(<link rel=\"stylesheet\" href|src)=\"(https?:)?//", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outside();
}
