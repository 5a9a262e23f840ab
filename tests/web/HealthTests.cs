using System.Net;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class HealthTests(WebSite site) : IClassFixture<WebSite>
{
    [Theory]
    [InlineData("/healthz", "alive")]
    [InlineData("/readyz", "ready")]
    public async Task A_site_whose_storage_answers_is_alive_and_ready(string address, string said)
    {
        using var browser = site.Browser();

        var answer = await browser.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be(said);
    }
}
