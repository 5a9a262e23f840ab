using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>The same person in a second browser.</summary>
public sealed class ElsewhereTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";

    [Fact]
    public async Task Home_held_in_another_browser_is_gone_on_with_here_and_what_was_paid_there_goes_back()
    {
        using var desk = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await desk.ArriveAsync(home);
        await desk.TakeTimeAsync();
        (await desk.PayAsync("4242 4242 4242 4242")).CanSubmit.Should().BeTrue();
        using var phone = await SecondAsync(desk, home);

        var held = await phone.GetAsync("/reserve/checkout");

        held.Status.Should().Be(429);
        held.Text.Should().Contain("in another browser").And.Contain("Go on here");
        (await phone.PostAsync(held, "/reserve/elsewhere")).Location.Should().Be("/reserve/checkout");
        (await phone.GetAsync("/reserve/checkout")).Text.Should().Contain("is held for").And.Contain("the deposit");
        await site.MailAsync(desk.Email, m => m.Subject == "Your deposit of $2,500.00 is on its way back");
        (await desk.FollowAsync("/reserve/checkout")).Text.Should().Contain("in another browser", "it is held once");
    }

    [Fact]
    public async Task Other_home_held_in_another_browser_is_given_up_for_this_one_only_when_asked()
    {
        using var desk = await site.VisitAsync();
        var (first, second) = (await site.FreeHomeAsync(Rows), await site.FreeHomeAsync(Rows));
        await desk.ArriveAsync(first);
        await desk.GetAsync("/reserve/checkout");
        using var phone = await SecondAsync(desk, second);

        var held = await phone.GetAsync("/reserve/checkout");
        held.Text.Should().Contain("One home at a time is held.");
        (await site.StatusAsync(Rows, first)).Should().Be(PublicStatus.BeingReserved);

        await phone.PostAsync(held, "/reserve/elsewhere");
        (await phone.GetAsync("/reserve/checkout")).CanSubmit.Should().BeTrue();
        await Site.UntilAsync(async () => await site.StatusAsync(Rows, first) == PublicStatus.Available, "the first one is free again");
        (await desk.FollowAsync("/reserve/lost")).Text.Should().Contain("Another window of yours");
    }

    [Fact]
    public async Task Who_has_reserved_is_led_to_that_reservation_in_place_of_a_second_one()
    {
        using var desk = await site.VisitAsync();
        await desk.ArriveAsync(await site.FreeHomeAsync(Rows));
        var done = await desk.SubmitAsync(await desk.GetAsync("/reserve/checkout"));
        using var phone = await SecondAsync(desk, await site.FreeHomeAsync(Rows));

        var limit = await phone.GetAsync("/reserve/checkout");

        limit.Status.Should().Be(429);
        limit.Text.Should().Contain("You have reserved");
        limit.Html.Should().Contain($"href=\"{done.Location}\"");
        (await phone.GetAsync(done.Location!)).Text.Should().Contain("is reserved");
    }

    [Fact]
    public async Task Hold_of_somebody_else_is_not_given_up_by_its_number()
    {
        using var owner = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Rows);
        await owner.ArriveAsync(home);
        var session = (await owner.GetAsync("/reserve/checkout")).Hidden("session");
        using var stranger = await site.VisitAsync();
        await stranger.ArriveAsync(await site.FreeHomeAsync(Rows));

        var answer = await stranger.PostAsync(await stranger.GetAsync("/reserve/checkout"), "/reserve/elsewhere", ("session", session));

        answer.Location.Should().Be("/reserve/checkout");
        (await site.StatusAsync(Rows, home)).Should().Be(PublicStatus.BeingReserved);
        (await owner.GetAsync("/reserve/checkout")).CanSubmit.Should().BeTrue();
    }

    private async Task<Customer> SecondAsync(Customer first, string home)
    {
        var second = new Customer(site) { Email = first.Email };
        await second.GetAsync("/r/demo");
        (await second.ArriveAsync(home)).Should().Be("/reserve/appointment");
        return second;
    }
}
