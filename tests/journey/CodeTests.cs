using CustomerConnect.Grains.SignIn;
using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.SignIn;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>One-time codes: to whom, how long, how often.</summary>
public sealed class CodeTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house";

    [Fact]
    public async Task Address_that_strangers_ask_codes_for_without_end_is_sent_a_longer_one_that_works()
    {
        using var owner = await site.VisitAsync();
        await owner.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await CrowdAsync($"codes-address/{SignInRules.AddressHash(owner.Email)}", 60);

        (await owner.PostAsync(await owner.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", owner.Email))).Location.Should().Be("/reserve/code");

        var page = await owner.GetAsync("/reserve/code");
        page.Text.Should().Contain("We sent 10 digits");
        page.Html.Should().Contain("autocomplete=\"one-time-code\"", "a phone types it by itself");
        var code = await owner.CodeAsync();
        code.Should().HaveLength(10);
        (await owner.PostAsync(page, "/reserve/code", ("code", code))).Location.Should().Be("/reserve/register");
    }

    [Fact]
    public async Task Long_code_fits_and_works_where_a_browser_without_a_visit_proves_who_it_is()
    {
        using var owner = new Customer(site);
        await CrowdAsync($"codes-address/{SignInRules.AddressHash(owner.Email)}", 60);
        (await owner.PostAsync(await owner.GetAsync("/reservations/confirm"), "/reservations/confirm", ("address", owner.Email))).Location.Should().Be("/reservations/confirm/code");

        var page = await owner.GetAsync("/reservations/confirm/code");

        page.Text.Should().Contain("We sent 10 digits");
        page.Html.Should().Contain("maxlength=\"12\"", "what is typed in groups fits too");
        (await owner.PostAsync(page, "/reservations/confirm/code", ("code", await owner.CodeAsync()))).Location.Should().Be("/reservations");
    }

    [Fact]
    public async Task What_others_on_my_network_ask_for_my_address_makes_my_code_longer_and_keeps_nobody_out()
    {
        using var owner = await site.VisitAsync();
        await owner.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        for (var i = 0; i < 5; i++)
        {
            using var stranger = await site.VisitAsync();
            (await stranger.PostAsync(await stranger.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", owner.Email))).Status.Should().Be(303);
        }

        await owner.CodeAsync(4); // All of theirs have come.
        (await owner.PostAsync(await owner.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", owner.Email))).Location.Should().Be("/reserve/code");

        (await owner.GetAsync("/reserve/code")).Text.Should().Contain("We sent 10 digits");
        (await owner.PostAsync(await owner.GetAsync("/reserve/code"), "/reserve/code", ("code", await owner.CodeAsync(5)))).Location.Should().Be("/reserve/register");
    }

    [Fact]
    public async Task Fresh_code_is_said_to_be_on_its_way_or_to_be_asked_for_too_soon()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await visitor.PostAsync(await visitor.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", visitor.Email));

        var soon = await visitor.PostAsync(await visitor.GetAsync("/reserve/code"), "/reserve/code/again");
        site.Clock.Forward(TimeSpan.FromSeconds(31));
        var later = await visitor.PostAsync(await visitor.GetAsync("/reserve/code"), "/reserve/code/again");

        (await visitor.GetAsync(soon.Location!)).Text.Should().Contain("Nothing was sent again: the last code is only seconds old");
        (await visitor.GetAsync(later.Location!)).Text.Should().Contain("A fresh code is on its way to");
    }

    [Fact]
    public async Task Sixth_code_of_a_browser_is_refused_alike_for_who_is_known_and_who_is_not()
    {
        using var known = await site.VisitAsync();
        await known.ArriveAsync(await site.FreeHomeAsync(Tower));
        var answers = new List<Got>();
        foreach (var address in (string[])[known.Email, $"nobody-{Guid.NewGuid():N}@post.example"])
        {
            using var stranger = await site.VisitAsync();
            for (var i = 0; i < 6; i++)
            {
                // Another address in between, so that each of them is a fresh code.
                var typed = i % 2 == 1 ? address : $"other-{Guid.NewGuid():N}@post.example";
                answers.Add(await stranger.PostAsync(await stranger.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", typed)));
            }
        }

        answers[..6].Select(a => a.Status).Should().Equal(303, 303, 303, 303, 303, 422);
        answers[6..].Select(a => (a.Status, a.Location)).Should().Equal(answers[..6].Select(a => (a.Status, a.Location)));
        answers[5].Text.Should().Contain("Too many codes were asked for.");
        answers[11].Text.Should().Contain("Too many codes were asked for.");
    }

    [Fact]
    public async Task Code_works_in_the_browser_that_asked_and_in_no_other()
    {
        using var asks = await site.VisitAsync();
        using var other = await site.VisitAsync();
        foreach (var visitor in new[] { asks, other })
        {
            await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
            await visitor.PostAsync(await visitor.GetAsync("/reserve/sign-in"), "/reserve/sign-in", ("address", visitor.Email));
        }

        var code = await asks.CodeAsync();

        (await other.PostAsync(await other.GetAsync("/reserve/code"), "/reserve/code", ("code", code))).Status.Should().Be(422);
        (await asks.PostAsync(await asks.GetAsync("/reserve/code"), "/reserve/code", ("code", $"{code[..3]} {code[3..]}"))).Location.Should().Be("/reserve/register");
    }

    [Fact]
    public async Task Mobile_of_another_country_is_read_as_it_is_dialed_there()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        var page = await visitor.GetAsync("/reserve/sign-in");
        page.Html.Should().Contain("<option value=\"US\" selected", "the project is there");

        var refused = await visitor.PostAsync(page, "/reserve/sign-in", ("address", "07400 123456"), ("region", "US"));
        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("Enter the number with its area code, or with + and the country code.");
        (await visitor.PostAsync(page, "/reserve/sign-in", ("address", "07400 123456"), ("region", "GB"))).Location.Should().Be("/reserve/code");

        var sms = await site.MailAsync("+447400123456", m => m.Channel == "sms");
        sms.Body.Should().MatchRegex("@127\\.0\\.0\\.1 #[0-9]{6}$", "phones offer a code to the page whose site it names");
    }

    [Fact]
    public async Task Mobile_of_another_country_is_read_as_it_is_dialed_there_without_a_visit_too()
    {
        using var visitor = new Customer(site);
        var page = await visitor.GetAsync("/reservations/confirm");

        (await visitor.PostAsync(page, "/reservations/confirm", ("address", "07400 123457"), ("region", "US"))).Status.Should().Be(422);
        (await visitor.PostAsync(page, "/reservations/confirm", ("address", "07400 123457"), ("region", "GB"))).Location.Should().Be("/reservations/confirm/code");

        await site.MailAsync("+447400123457", m => m.Channel == "sms");
    }

    // As if so many codes had been asked for from everywhere.
    private async Task CrowdAsync(string limit, int times)
    {
        var throttle = site.Services.GetRequiredService<IGrainFactory>().GetGrain<IThrottleGrain>(limit);
        for (var i = 0; i < times; i++)
        {
            await throttle.Take(times, TimeSpan.FromHours(1));
        }
    }
}
