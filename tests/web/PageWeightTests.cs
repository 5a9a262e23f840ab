using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CustomerConnect.Links;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Web.Tests;

/// <summary>What a first visit carries over the line, as sent: page, styles, scripts and fonts; pictures aside.</summary>
public sealed partial class PageWeightTests(WebSite site) : IClassFixture<WebSite>
{
    private const int Most = 150_000;

    public static TheoryData<string> All =>
    [
        .. CachedPageTests.Pages, "/c/alder-ferry/lantern-house/homes?floor=all", "/c/alder-ferry/millrace-rows/homes", "/c/alder-ferry/kestrel-mews",
        "/r/demo-off", "/r/no-such-link", "/nowhere", "/reservations/confirm", "/p/no-such-link", "/error",
    ];

    [Theory, MemberData(nameof(All))]
    public async Task First_visit_stays_below_150_kB(string address)
    {
        using var browser = site.Browser();

        await BeLightAsync(browser, address);
    }

    [Theory]
    [InlineData("busy link")]
    [InlineData("slow")]
    [InlineData("off")]
    [InlineData("preview")]
    public async Task Page_that_few_see_stays_below_150_kB(string what)
    {
        await using var own = new WebSite
        {
            Instead = services => _ = what != "slow" ? services : services.AddSingleton<ICatalog>(provider =>
                new BrokenCatalog(new Catalog(provider.GetRequiredService<CatalogStore>()), new TimeoutException("as a test wants it"))),
        };
        await own.InitializeAsync();
        own.Grains.LinkRefuses = what == "busy link" ? new LinkIsBusy(TimeSpan.FromSeconds(20)) : null;
        if (what == "off")
        {
            await own.Catalog.EditAsync(async db => await db.Set<ProjectSettingsRow>().ExecuteUpdateAsync(s => s.SetProperty(p => p.Enabled, false)));
            own.Services.GetRequiredService<ICatalog>().Forget(null);
        }

        using var browser = own.Browser();
        if (what == "preview")
        {
            browser.DefaultRequestHeaders.UserAgent.Clear();
            browser.DefaultRequestHeaders.UserAgent.ParseAdd("Teams/1.6");
        }

        var (address, says) = what switch
        {
            "busy link" => ("/r/demo", "Many people are here right now"),
            "slow" => ("/c/alder-ferry/lantern-house", "This takes longer than it should"),
            "off" => ("/c/alder-ferry", "Online reservations are unavailable"),
            _ => ("/r/demo", "og:title"),
        };
        await BeLightAsync(browser, address, says);
    }

    private static async Task BeLightAsync(HttpClient browser, string address, string says = "<main")
    {
        var (page, weight) = await FetchAsync(browser, address);
        page.Should().Contain(says);
        var parts = Parts().Matches(page).Select(m => m.Groups["address"].Value).Distinct().ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            var (text, more) = await FetchAsync(browser, parts[i]);
            weight += more;
            parts.AddRange(Fonts().Matches(text).Select(m => $"/build/{m.Groups["file"].Value}").Except(parts).ToList());
        }

        parts.Should().Contain(p => p.EndsWith(".css", StringComparison.Ordinal)).And.Contain(p => p.EndsWith(".js", StringComparison.Ordinal))
            .And.Contain(p => p.EndsWith(".woff2", StringComparison.Ordinal));
        weight.Should().BeLessThan(Most, "of {0}: {1}", address, string.Join(", ", parts));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Nothing_but_styles_is_waited_for(string address)
    {
        using var browser = site.Browser();

        var (page, _) = await FetchAsync(browser, address);

        page.Should().NotContain("rel=\"preload\"", "a font would take the line from the styles");
        Scripts().Matches(page).Select(m => m.Value).Should().OnlyContain(s => s.Contains("type=\"module\"", StringComparison.Ordinal), "a module is deferred");
        foreach (var style in Parts().Matches(page).Select(m => m.Groups["address"].Value).Where(p => p.EndsWith(".css", StringComparison.Ordinal)))
        {
            var (css, _) = await FetchAsync(browser, style);
            FontFaces().Matches(css).Select(m => m.Value).Should().OnlyContain(f => f.Contains("font-display:swap", StringComparison.Ordinal));
        }
    }

    private static async Task<(string Text, int Bytes)> FetchAsync(HttpClient browser, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await browser.SendAsync(request);
        var sent = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br"))
        {
            return (Encoding.UTF8.GetString(sent), sent.Length);
        }

        await using var plain = new System.IO.Compression.BrotliStream(new MemoryStream(sent), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return (await reader.ReadToEndAsync(), sent.Length);
    }

    [GeneratedRegex("""<(?:link rel="stylesheet" href|script type="module" src)="(?<address>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("""url\("?(?:\./)?(?<file>[^")]+\.woff2)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fonts();

    [GeneratedRegex("<script[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Scripts();

    [GeneratedRegex("@font-face[^}]*}", RegexOptions.None, 1000)]
    private static partial Regex FontFaces();
}
