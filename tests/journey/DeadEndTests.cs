using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Addresses that stay in a browser without scripts after a form was refused.</summary>
public sealed class DeadEndTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] _forms =
    [
        "/reserve/submit", "/reserve/deposit", "/reserve/leave", "/reserve/clients", "/reserve/clients/remove", "/reserve/elsewhere", "/reserve/again",
        "/reserve/zone", "/reserve/code/again", "/account/sign-out", "/account/sign-out-everywhere", "/account/devices/remove",
    ];

    [Fact]
    public async Task Address_of_a_form_loaded_again_is_the_page_that_it_stands_on()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync("millrace-rows"));
        foreach (var form in _forms)
        {
            (await visitor.FollowAsync(form)).Status.Should().Be(200, form);
        }
    }

    [Fact]
    public async Task Address_of_a_form_that_lies_under_a_token_or_a_home_is_its_page_too()
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync("millrace-rows");
        await visitor.ArriveAsync(home);
        var at = (await visitor.SubmitAsync(await visitor.GetAsync("/reserve/checkout"))).Location!;
        var id = (await visitor.GetAsync($"{at}/identity")).Location!;
        var reservation = $"/reservations/{at.Split('/')[^1]}";
        string[] forms =
        [
            $"{id}/check", $"{id}/cancel", $"{id}/on", $"{id}/confirm/again", $"{id}/registration/confirm/again", $"/reserve/queue/{home}/leave", "/reservations/sign-out",
            "/reservations/confirm/again", $"{reservation}/confirm/again",
        ];

        foreach (var form in forms)
        {
            (await visitor.FollowAsync(form)).Status.Should().Be(200, form);
        }
    }
}
