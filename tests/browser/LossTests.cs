using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>What two people want and one gets, and what time takes: told kindly where it happens, replaced, and nothing else lost.</summary>
public sealed class LossTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Theory]
    [InlineData("desktop", 407, "phone", 408)]
    [InlineData("phone", 507, "desktop", 503, Explicit = true)]
    public async Task Time_that_another_books_is_told_on_the_open_checkout_and_replaced_with_all_else_kept(string wins, int home, string loses, int own)
    {
        await using var winner = await AtAppointmentAsync(Window.Of(wins), "lantern-house", home);
        await using var loser = await AtAppointmentAsync(Window.Of(loses), "lantern-house", own);
        var time = await winner.TakeTimeAsync();
        await winner.PayAsync();
        await loser.TakeTimeAsync(time);
        await loser.PayAsync();
        await Assertions.Expect(loser.Page.GetByText("Somebody else just booked that time.")).ToBeHiddenAsync();
        await StayAsync(loser);

        await winner.SubmitAsync(home);

        await Assertions.Expect(loser.Page.GetByText("Somebody else just booked that time.")).ToBeVisibleAsync();
        await Assertions.Expect(loser.Page.GetByText("Your home stays held, and everything else you entered is kept.")).ToBeVisibleAsync();
        (await StayedAsync(loser)).Should().BeTrue();
        await loser.FollowAsync(loser.Link("Choose another time"));
        await loser.ArriveAsync("When shall we talk?", "60-another-time");
        await Assertions.Expect(loser.Page.Locator($"[name=slot][value='{time}']:enabled")).ToHaveCountAsync(0);
        await loser.TakeTimeAsync();
        await Assertions.Expect(loser.Page.GetByText("$2,500.00 is paid.")).ToBeVisibleAsync();
        await loser.SubmitAsync(own);
    }

    [Theory]
    [InlineData("phone", "desktop", 804, 807)]
    [InlineData("desktop", "phone", 1003, 1007, Explicit = true)]
    public async Task Home_that_another_reserves_is_told_and_another_taken_with_the_time_that_was_chosen(string wins, string loses, int home, int next)
    {
        await using var winner = await AtAppointmentAsync(Window.Of(wins), "lantern-house", home);
        await using var loser = await AtAppointmentAsync(Window.Of(loses), "lantern-house", home);
        loser.Expected = "status of 4"; // What the browser says of every page that is refused.
        await winner.TakeTimeAsync();

        await loser.ShowWholeDayAsync();
        var choice = loser.Page.Locator("[name=slot]:enabled").Last;
        var time = await choice.GetAttributeAsync("value");
        await choice.CheckAsync();
        await loser.FollowAsync(loser.Button("Take this time"));
        await loser.ArriveAsync($"Home {home} is being reserved", "61-being-reserved");
        await Assertions.Expect(loser.Page.GetByText("Nothing you entered is lost.")).ToBeVisibleAsync();
        await winner.PayAsync();
        await winner.SubmitAsync(home);
        await loser.FollowAsync(loser.Button($"Hold Home {home} again"));
        await loser.ArriveAsync($"Home {home} was just reserved", "62-reserved");

        await loser.FollowAsync(loser.Link("Choose another home"));
        await loser.FollowAsync(loser.Page.Locator(".floor-nav").GetByRole(AriaRole.Link, new() { Name = $"Floor {next / 100}" }).Filter(new() { Visible = true }).First);
        await loser.ArriveAsync($"Floor {next / 100}", "63-floor");
        await loser.FollowAsync(Journey.Homes(loser).GetByRole(AriaRole.Link, new() { Name = $"Home {next}" }));
        await loser.ArriveAsync($"Home {next}", "64-another-home");
        await loser.FollowAsync(loser.Page.GetByRole(AriaRole.Link, new() { Name = "this home" }));
        await loser.ArriveAsync("Finish your reservation", "65-goes-on");
        await Assertions.Expect(loser.Page.Locator($"live-visit[data-slot='{time}']")).ToHaveCountAsync(1);
        await loser.PayAsync();
        await loser.SubmitAsync(next);
    }

    [Theory]
    [InlineData("phone", 6, 10)]
    [InlineData("desktop", 8, 11, Explicit = true)]
    public async Task Hold_that_runs_out_on_the_open_page_is_said_there_and_what_was_paid_goes_back(string window, int lot, int other)
    {
        await site.SetAsync("update project_settings set hold_minutes = 1, deposit_mode = 'Payment' where id = 'orchard-homes'");
        await using var slow = await AtAppointmentAsync(Window.Of(window), "orchard-homes", lot);
        await slow.TakeTimeAsync();
        await slow.PayAsync();
        await StayAsync(slow);

        // The minute that the hold lasts.
        var ranOut = slow.Page.GetByRole(AriaRole.Heading, new() { Name = $"Your time for lot {lot} ran out", Level = 1 });
        await Assertions.Expect(ranOut).ToBeVisibleAsync(new() { Timeout = 120_000 });

        (await StayedAsync(slow)).Should().BeTrue();
        (await Accessibility.OffencesAsync(slow.Page, "66-ran-out")).Should().BeEmpty();
        await Screenshots.TakeAsync(slow, "66-ran-out");
        await Assertions.Expect(slow.Page.GetByText("Your $2,500.00 is being returned by itself.")).ToBeVisibleAsync();
        await Assertions.Expect(slow.Page.GetByText("Nothing you entered is lost.")).ToBeVisibleAsync();
        (await Mailbox.TextAsync(slow, AddressOf(slow.Window, lot), "on its way back")).Should().Contain("$2,500.00");
        await slow.FollowAsync(slow.Link("Choose another home"));
        await slow.FollowAsync(Journey.Homes(slow).GetByRole(AriaRole.Link, new() { Name = $"Lot {other}" }));
        await slow.FollowAsync(slow.Page.GetByRole(AriaRole.Link, new() { Name = "this home" }));
        await slow.ArriveAsync("Finish your reservation", "67-goes-on");
    }

    private static Task StayAsync(Visitor visitor) => visitor.Page.EvaluateAsync("window.sameDocument = true");

    /// <summary>True when the page was not loaded again since <see cref="StayAsync"/>.</summary>
    private static Task<bool> StayedAsync(Visitor visitor) => visitor.Page.EvaluateAsync<bool>("window.sameDocument === true");

    private static string AddressOf(Window window, int number) => $"nora-{number}-{(window.Touch ? "phone" : "desk")}@example.com";

    private async Task<Visitor> AtAppointmentAsync(Window window, string project, int number)
    {
        var visitor = await chromium.VisitorAsync(site, window);
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/c/alder-ferry/{project}/homes/{number}");
        await visitor.SignInAsync(AddressOf(window, number));
        visitor.Arrived = async name =>
        {
            if (name.StartsWith('6')) // A page that tells of a loss: the others are looked at elsewhere.
            {
                (await Accessibility.OffencesAsync(visitor.Page, name)).Should().BeEmpty();
                await Screenshots.TakeAsync(visitor, name);
            }
        };
        return visitor;
    }
}
