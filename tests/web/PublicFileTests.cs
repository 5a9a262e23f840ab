using System.Net;
using System.Text.RegularExpressions;
using CustomerConnect.Storage.Catalog.Rows;
using CustomerConnect.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerConnect.Web.Tests;

/// <summary>A model's public files: shown on its page, and downloaded.</summary>
public class PublicFileTests
{
    [Fact]
    public async Task A_file_is_downloaded_from_the_page_of_its_model_for_as_long_as_that_is_shown()
    {
        await using var site = new WebSite();
        await site.InitializeAsync();
        using var browser = site.Browser();
        var page = await browser.GetStringAsync("/c/alder-ferry/lantern-house/models/the-beacon");
        page.Should().Contain("What is included").And.Contain("PDF, ");
        var address = Regex.Match(page, "href=\"(?<at>/files/[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["at"].Value;

        using var file = await browser.GetAsync(address);

        file.StatusCode.Should().Be(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.ToString().Should().Be("application/pdf");
        file.Content.Headers.ContentDisposition!.ToString().Should().Contain("attachment").And.Contain("What is included.pdf");
        file.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        file.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; sandbox");
        (await file.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).ToArray().Should().Equal("%PDF-"u8.ToArray());
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
        using var known = await browser.SendAsync(again);
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);

        await site.Catalog.EditAsync(async db =>
            (await db.Set<ProjectSettingsRow>().SingleAsync(s => s.Id == "lantern-house")).Enabled = false);
        using var off = await browser.GetAsync(address);
        off.StatusCode.Should().Be(HttpStatusCode.NotFound, "its model is not shown any more");
        using var unknown = await browser.GetAsync("/files/no-such-file");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
