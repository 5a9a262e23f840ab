using CustomerConnect.Browser.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace CustomerConnect.Browser.Tests;

/// <summary>Three browsers and one home: who holds it lets it go, and the next in line has it without a reload.</summary>
public sealed class QueueTests(SalesSite site, Chromium chromium)
{
    [Theory]
    [InlineData("phone", 6)]
    [InlineData("desktop", 8, Explicit = true)]
    public async Task Next_in_line_is_offered_the_home_that_its_holder_lets_go(string window, int lot)
    {
        await using var holder = await chromium.VisitorAsync(site, Window.Desktop);
        await using var next = await chromium.VisitorAsync(site, Window.Of(window));
        await using var after = await chromium.VisitorAsync(site, Window.Desktop);
        var offences = new List<string>();
        next.Arrived = async name =>
        {
            offences.AddRange(await Accessibility.OffencesAsync(next.Page, name));
            await Screenshots.TakeAsync(next, name);
        };
        await holder.OpenAsync("/r/demo");
        await holder.OpenAsync($"/c/alder-ferry/orchard-homes/homes/{lot}");
        await holder.SignInAsync($"holder-{lot}@example.com");
        await holder.TakeTimeAsync();
        await WaitAsync(next, lot, $"next-{lot}@example.com");
        await WaitAsync(after, lot, $"after-{lot}@example.com");
        await Assertions.Expect(next.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("You are number 1 of 2 in line.");

        await holder.FollowAsync(holder.Button("Give").First);

        await next.ArriveAsync("It is your turn", "52-turn");
        await Assertions.Expect(after.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("You are number 1 of 1 in line.");
        (await Mailbox.TextAsync(next, $"next-{lot}@example.com", "yours to reserve")).Should().Contain($"/reservations/queue/orchard-homes-{lot}");
        await next.FollowAsync(next.Link("Reserve lot"));
        await next.ArriveAsync("When shall we talk?", "53-goes-on");
        offences.Should().BeEmpty();
    }

    private static async Task WaitAsync(Visitor visitor, int lot, string address)
    {
        await visitor.OpenAsync("/r/demo");
        await visitor.OpenAsync($"/reserve/home/orchard-homes-{lot}");
        await visitor.EnterAsync(address);
        await visitor.ArriveAsync($"Wait for lot {lot}", "50-queue");
        await visitor.FollowAsync(visitor.Button("Join the queue"));
        await visitor.ArriveAsync($"You are in line for lot {lot}", "51-in-line");
    }
}
