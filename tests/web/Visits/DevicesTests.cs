using CustomerConnect.Web.Visits;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CustomerConnect.Web.Tests.Visits;

/// <summary>What a browser says of itself, and from which version on it is one of those tested.</summary>
public class DevicesTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/110.0.0.0 Safari/537.36", "Chrome", "110.0", "Windows", true)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/111.0.0.0 Safari/537.36", "Chrome", "111.0", "Windows", false)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/110.5", "Edge", "110.5", "Windows", true)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1", "Safari", "15.6", "iOS", true)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1", "Safari", "16.0", "iOS", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-S901B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/21.0 Chrome/110.0.5481.154 Mobile Safari/537.36", "Samsung Internet", "21.0", "Android", true)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox", "127.0", "Linux", true)]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox", "128.0", "Linux", false)]
    [InlineData("curl/8.5.0", "Unknown", "", "Unknown", false)]
    public void Browser_older_than_those_tested_is_outdated_and_an_unknown_one_is_not(string agent, string browser, string version, string os, bool outdated)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.UserAgent = agent;

        var device = Devices.Of(request);

        (device.Browser, device.BrowserVersion, device.Os, device.Outdated).Should().Be((browser, version, os, outdated));
    }
}
