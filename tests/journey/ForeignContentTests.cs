using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>What others made is never run as ours.</summary>
public sealed class ForeignContentTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Mail_shown_as_it_was_sent_has_a_policy_of_its_own()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync("lantern-house"));
        var mail = await site.MailAsync(visitor.Email, _ => true);
        using var browser = site.CreateDefaultClient(new Uri("http://localhost"));

        var shown = await browser.GetAsync($"/dev/mailbox/html?id={Uri.EscapeDataString(mail.Id)}");

        shown.EnsureSuccessStatusCode();
        shown.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().StartWith("sandbox");
    }
}
