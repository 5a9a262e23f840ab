using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>What the visitor's own pages carry over the line, as on a first visit: page, styles, scripts and fonts; pictures aside.</summary>
public sealed partial class PageWeightTests(SubmittingTests.CutShort site) : IClassFixture<SubmittingTests.CutShort>
{
    private const int Most = 150_000;

    private readonly Dictionary<string, int> _weights = [];

    [Fact]
    public async Task Every_page_of_the_visitors_own_stays_below_150_kB()
    {
        using var visitor = await site.VisitAsync();
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

        BeLight();

        async Task WeighAsync(string path, Customer? who = null, string? name = null) =>
            await WeighThisAsync(await (who ?? visitor).GetAsync(path), 200, name ?? path);
    }

    [Fact]
    public async Task Every_page_that_few_see_stays_below_150_kB()
    {
        using var desk = await site.VisitAsync();
        var home = await site.FreeHomeAsync("lantern-house");
        await desk.ArriveAsync(home);
        await desk.TakeTimeAsync();
        var paid = await desk.PayAsync("4242 4242 4242 4242");
        await WeighThisAsync(await desk.GetAsync($"/reserve/home/{await site.FreeHomeAsync("lantern-house")}"), 200, "another home is held");
        using var phone = new Customer(site) { Email = desk.Email };
        await phone.GetAsync("/r/demo");
        await phone.ArriveAsync(home);
        var elsewhere = await phone.GetAsync("/reserve/checkout");
        await WeighThisAsync(elsewhere, 429, "held in another browser");
        await WeighThisAsync(await phone.PostAsync(elsewhere, "/reserve/elsewhere", ("form-token", "of another page")), 400, "form of another page");

        site.Cuts = true;
        await WeighThisAsync(await desk.SubmitAsync(paid), 500, "broke");
        await WeighThisAsync(await desk.GetAsync("/reserve/checkout"), 200, "being made");
        site.Cuts = false;
        await Site.UntilAsync(async () => (await desk.GetAsync("/reserve/checkout")).Location is not null, "the reservation is made");
        var id = (await desk.GetAsync($"{(await desk.GetAsync("/reserve/checkout")).Location}/identity")).Location!;
        using var stranger = new Customer(site);
        var confirm = await stranger.GetAsync($"{id}/confirm");
        await WeighThisAsync(confirm, 200, "identity, who is it");
        await stranger.PostAsync(confirm, $"{id}/confirm", ("to", "email"));
        await WeighThisAsync(await stranger.GetAsync($"{id}/confirm/code"), 200, "identity, code");
        await WeighThisAsync(await stranger.GetAsync("/id/no-such-link"), 404, "identity, link that is not known");
        BeLight();
    }

    private async Task WeighThisAsync(Got page, int status, string name)
    {
        page.Status.Should().Be(status, name);
        _weights[name] = Compressed(page.Html) + await PartsAsync(page.Html);
    }

    private void BeLight() => _weights.Values.Should().OnlyContain(w => w < Most, string.Join(", ", _weights));

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
