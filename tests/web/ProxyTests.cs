using System.Net;
using CustomerConnect.Web.Hosting;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace CustomerConnect.Web.Tests;

public class ProxyTests(ProxyTests.SiteBehindProxies behind, WebSite bare) : IClassFixture<ProxyTests.SiteBehindProxies>, IClassFixture<WebSite>
{
    [Theory]
    [InlineData("10.1.2.3", "203.0.113.9", "203.0.113.9", "https")]
    [InlineData("10.1.2.3", "198.51.100.7, 203.0.113.9, 192.0.2.17", "203.0.113.9", "https")]
    [InlineData("::ffff:10.1.2.3", "203.0.113.9", "203.0.113.9", "https")]
    [InlineData("192.0.2.18", "203.0.113.9", "192.0.2.18", "http")]
    public async Task Visitor_is_who_the_last_known_proxy_says_and_a_strangers_word_is_not_taken(
        string from, string forwarded, string visitor, string scheme)
    {
        var http = await AskAsync(behind, from, forwarded);
        http.Connection.RemoteIpAddress.Should().Be(IPAddress.Parse(visitor));
        http.Request.Scheme.Should().Be(scheme);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    public async Task Without_the_setting_nobodys_word_is_taken(string from)
    {
        var http = await AskAsync(bare, from, "203.0.113.9");
        http.Connection.RemoteIpAddress.Should().Be(IPAddress.Parse(from));
        http.Request.Scheme.Should().Be("http");
    }

    [Fact]
    public void Text_that_is_no_network_stops_the_start_and_says_what_to_write()
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create("Proxy:KnownNetworks", (string?)"10.0.0.0/8, 10.1.0.0/33")]).Build())
            .AddProxies();

        var read = () => services.BuildServiceProvider().GetRequiredService<IOptions<ProxyOptions>>().Value;

        read.Should().Throw<OptionsValidationException>().WithMessage(
            "Proxy:KnownNetworks has \"10.1.0.0/33\", which is no network. Write networks in CIDR notation with commas between, like 10.0.0.0/8, 192.0.2.17/32.");
    }

    private static Task<HttpContext> AskAsync(WebSite site, string from, string forwarded) => site.Server.SendAsync(http =>
    {
        http.Request.Path = "/healthz";
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        http.Request.Headers["X-Forwarded-For"] = forwarded;
        http.Request.Headers["X-Forwarded-Proto"] = "https";
    });

    public sealed class SiteBehindProxies : WebSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Proxy:KnownNetworks", "10.0.0.0/8, 192.0.2.17/32");
        }
    }
}
