using CustomerConnect.Grains;
using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>A submission that was cut short: what the visitor sees until another goes on with it.</summary>
public sealed class SubmittingTests(SubmittingTests.CutShort site) : IClassFixture<SubmittingTests.CutShort>
{
    [Fact]
    public async Task Submission_that_was_cut_short_is_shown_as_under_way_and_leads_to_the_confirmation_by_itself()
    {
        using var nora = await site.VisitAsync();
        await nora.ArriveAsync(await site.FreeHomeAsync("lantern-house"));
        await nora.TakeTimeAsync();
        var paid = await nora.PayAsync("4242 4242 4242 4242");
        site.Cuts = true;
        (await nora.SubmitAsync(paid)).Status.Should().BeGreaterThanOrEqualTo(500);

        var page = await nora.GetAsync("/reserve/checkout");

        page.Status.Should().Be(200);
        page.Text.Should().Contain("Your reservation is being made").And.Contain("Nothing is lost and nothing is charged twice.");
        page.Html.Should().Contain("<look-again hidden>", "a script asks again")
            .And.Contain("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>", "and the browser does where there are none")
            .And.Contain("role=\"status\"").And.Contain("href=\"/reserve/checkout\"");
        page.Html.Should().NotContain("action=\"/reserve/").And.NotContain("<count-down", "it is not the visitor who is waited for")
            .And.NotContain("Choose a different home");
        foreach (var form in (string[])["/reserve/leave", "/reserve/deposit", "/reserve/appointment"])
        {
            (await nora.PostAsync(paid, form)).Status.Should().BeOneOf([303, 422], "{0} of a page from before changes nothing", form);
        }

        (await nora.GetAsync("/reserve/checkout")).Text.Should().Contain("Your reservation is being made");
        site.Cuts = false;
        await Site.UntilAsync(
            async () => (await nora.GetAsync("/reserve/checkout")).Location?.StartsWith("/reserve/confirmation/", StringComparison.Ordinal) == true,
            "the page leads to the confirmation");
    }

    /// <summary>A product whose submissions do not get past their first step while a test says so.</summary>
    public sealed class CutShort : Site, IFaultPoints
    {
        private volatile bool _cuts;

        public bool Cuts
        {
            get => _cuts;
            set => _cuts = value;
        }

        public void Reached(string point)
        {
            if (_cuts && point == "submit/allowance")
            {
                throw new InvalidOperationException("Cut short by a test.");
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IFaultPoints>(this));
        }
    }
}
