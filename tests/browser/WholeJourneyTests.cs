using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>From the link to the confirmation and its mail.</summary>
public sealed class WholeJourneyTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", true, 1202)]
    [InlineData("desktop", true, 1206)]
    [InlineData("phone", false, 902)]
    [InlineData("desktop", false, 706, Explicit = true)]
    public async Task A_link_opened_leads_to_a_reserved_home_and_a_mail(string window, bool scripts, int number)
    {
        await using var visitor = await chromium.VisitorAsync(site, Window.Of(window), scripts);
        var address = $"nora-{number}@example.com";

        await visitor.FindHomeAsync(number);
        await visitor.SignInAsync(address);
        await visitor.TakeTimeAsync();
        await Assertions.Expect(visitor.Button("Submit reservation")).ToBeDisabledAsync();
        await visitor.PayAsync();
        await visitor.SubmitAsync(number);

        (await Mailbox.TextAsync(visitor, address, "reserved")).Should().Contain($"{number}").And.Contain("$2,500");
        await visitor.OpenAsync($"/c/alder-ferry/lantern-house/homes/{number}");
        await Assertions.Expect(visitor.Page.Locator("aside [data-badge]")).ToHaveTextAsync("In progress");
    }
}
