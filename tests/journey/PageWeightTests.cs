using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>What the visitor's own pages carry over the line, as on a first visit: page, styles, scripts and fonts; pictures aside.</summary>
public sealed partial class PageWeightTests(Site site) : IClassFixture<Site>
{
    private const int Most = 150_000;

    [Fact]
    public async Task Every_page_of_the_visitors_own_stays_below_150_kB()
    {
        using var visitor = await site.VisitAsync();
        var weights = new Dictionary<string, int>();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync("lantern-house")}");
        await WeighAsync("/reserve/sign-in");
        await visitor.PostAsync(await visitor.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", visitor.Email));
        await WeighAsync("/reserve/code");
        await visitor.PostAsync(await visitor.GetAsync("/reserve/code"), "/reserve/code", ("code", await visitor.CodeAsync()));
        await WeighAsync("/reserve/register");
        await visitor.RegisterAsync();
        await WeighAsync("/reserve/appointment");
        await visitor.TakeTimeAsync();
        await WeighAsync("/reserve/checkout");
        var paid = await visitor.PayAsync("4242 4242 4242 4242");
        await WeighAsync("/reserve/checkout", name: "/reserve/checkout, paid");
        var at = (await visitor.SubmitAsync(paid)).Location!;
        var id = (await visitor.GetAsync($"{at}/identity")).Location!;
        var mine = $"/reservations/{at.Split('/')[^1]}";
        var mail = await site.MailAsync(visitor.Email, m => m.Subject?.Contains("is reserved for you", StringComparison.Ordinal) == true);
        foreach (var path in new[] { at, PrivateLink().Match(mail.Body).Value, $"{at}/withdraw", "/account", "/reservations", mine, $"{mine}/appointment", id, $"{id}/profile", $"{id}/registration", $"/reserve/home/{await site.FreeHomeAsync("lantern-house")}" })
        {
            await WeighAsync(path);
        }

        using var stranger = new Customer(site);
        await WeighAsync($"{id}/confirm", stranger);
        using var next = await site.VisitAsync();
        await WeighAsync(await WaitingAsync(next), next);
        using var slow = await site.VisitAsync();
        await slow.ArriveAsync(await site.FreeHomeAsync("lantern-house"));
        await slow.TakeTimeAsync();
        site.Clock.Forward(TimeSpan.FromMinutes(16));
        await WeighAsync("/reserve/lost", slow);

        weights.Values.Should().OnlyContain(w => w < Most, string.Join(", ", weights));

        async Task WeighAsync(string path, Customer? who = null, string? name = null)
        {
            var page = await (who ?? visitor).GetAsync(path);
            page.Status.Should().Be(200, path);
            weights[name ?? path] = Compressed(page.Html) + await PartsAsync(page.Html);
        }
    }

    /// <summary>Somebody else reserves a home, and this visitor stands in line for it. Where the queue's page is.</summary>
    private async Task<string> WaitingAsync(Customer next)
    {
        using var first = await site.VisitAsync();
        var home = await site.FreeHomeAsync("orchard-homes");
        await first.ArriveAsync(home);
        await first.SubmitAsync(await first.PayAsync("4242 4242 4242 4242"));
        var queue = await next.ArriveAsync(home);
        await next.PostAsync(await next.GetAsync(queue), queue);
        return queue;
    }

    private static int Compressed(string page)
    {
        using var line = new MemoryStream();
        using (var brotli = new BrotliStream(line, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(page));
        }

        return (int)line.Length;
    }

    private async Task<int> PartsAsync(string page)
    {
        using var browser = site.CreateClient();
        var (sum, parts) = (0, Parts().Matches(page).Select(m => m.Groups["address"].Value).Distinct().ToList());
        parts.Should().HaveCountGreaterThan(1);
        for (var i = 0; i < parts.Count; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, parts[i]);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            using var answer = await browser.SendAsync(request);
            sum += (await answer.Content.ReadAsByteArrayAsync()).Length;
            if (parts[i].EndsWith(".css", StringComparison.Ordinal))
            {
                parts.AddRange(Fonts().Matches(await browser.GetStringAsync(parts[i])).Select(m => $"/build/{m.Groups["file"].Value}").Except(parts).ToList());
            }
        }

        return sum;
    }

    [GeneratedRegex("/p/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex PrivateLink();

    [GeneratedRegex("""<(?:link rel="stylesheet" href|script type="module" src)="(?<address>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex("""url\("?(?:\./)?(?<file>[^")]+\.woff2)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fonts();
}
