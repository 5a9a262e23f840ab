using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Units;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Waiting for a home that somebody else has, and the turn that comes.</summary>
public sealed class QueueTests(Site site) : IClassFixture<Site>
{
    private const string Orchard = "orchard-homes";

    [Fact]
    public async Task Who_waits_is_offered_the_home_that_is_given_back_and_reserves_it_on_another_device()
    {
        using var maya = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Orchard);
        var at = await ReservedAsync(maya, home);
        using var omar = await site.VisitAsync();
        (await omar.ArriveAsync(home)).Should().Be($"/reserve/queue/{home}", "the home is taken, and may be waited for");
        var page = await omar.GetAsync($"/reserve/queue/{home}");
        page.Text.Should().Contain("Nobody is in line yet").And.Contain("24 hours");
        (await omar.PostAsync(page, $"/reserve/queue/{home}")).Location.Should().Be($"/reserve/queue/{home}");
        using var lena = await site.VisitAsync();
        await lena.ArriveAsync(home);
        await lena.PostAsync(await lena.GetAsync($"/reserve/queue/{home}"), $"/reserve/queue/{home}");
        (await omar.GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("You are number 1 of 2 in line.");
        (await lena.GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("You are number 2 of 2 in line.");

        await maya.PostAsync(await maya.GetAsync($"{at}/withdraw"), $"{at}/withdraw");

        var mail = await site.MailAsync(omar.Email, m => m.Subject?.EndsWith("is yours to reserve", StringComparison.Ordinal) == true);
        mail.Body.Should().Contain($"/reservations/queue/{home}");
        (await omar.GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("It is your turn").And.Contain("Nothing has been charged.");
        (await lena.GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("You are number 1 of 1 in line.");

        using var phone = new Customer(site) { Email = omar.Email };
        (await phone.GetAsync($"/reservations/queue/{home}")).Location.Should().Be($"/reservations/queue/{home}/confirm");
        await ConfirmAsync(phone, $"/reservations/queue/{home}");
        (await phone.GetAsync($"/reservations/queue/{home}")).Location.Should().Be($"/reserve/queue/{home}");
        var turn = await phone.GetAsync($"/reserve/queue/{home}");
        turn.Text.Should().Contain("It is your turn");
        (await phone.GetAsync($"/reserve/queue/{home}/reserve")).Location.Should().Be("/reserve/appointment");
        var done = await phone.SubmitAsync(await phone.PayAsync("4242 4242 4242 4242"));
        done.Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task Offer_that_is_let_go_or_runs_out_goes_to_the_one_after()
    {
        using var maya = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Orchard);
        var at = await ReservedAsync(maya, home);
        var waiting = new List<Customer>();
        for (var i = 0; i < 2; i++)
        {
            var visitor = await site.VisitAsync();
            await visitor.ArriveAsync(home);
            await visitor.PostAsync(await visitor.GetAsync($"/reserve/queue/{home}"), $"/reserve/queue/{home}");
            waiting.Add(visitor);
        }

        await maya.PostAsync(await maya.GetAsync($"{at}/withdraw"), $"{at}/withdraw");
        await Site.UntilAsync(async () => (await LookAsync(home)).Offered, "the first is offered the home");
        (await waiting[0].PostAsync(await waiting[0].GetAsync($"/reserve/queue/{home}"), $"/reserve/queue/{home}/leave")).Status.Should().Be(303);
        (await waiting[1].GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("It is your turn");
        (await waiting[0].GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("Wait for lot");
        site.Clock.Forward(TimeSpan.FromHours(25));

        await site.MailAsync(waiting[1].Email, m => m.Subject?.Contains("has ended", StringComparison.Ordinal) == true);
        await Site.UntilAsync(async () => (await LookAsync(home)).Status == UnitStatus.Available, "nobody waits any more");
        waiting.ForEach(v => v.Dispose());
    }

    [Fact]
    public async Task Same_person_in_another_browser_has_the_same_place()
    {
        using var maya = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Orchard);
        await ReservedAsync(maya, home);
        using var omar = await site.VisitAsync();
        await omar.ArriveAsync(home);
        await omar.PostAsync(await omar.GetAsync($"/reserve/queue/{home}"), $"/reserve/queue/{home}");
        using var again = await site.VisitAsync();
        again.Email = omar.Email;
        await again.ArriveAsync(home);

        (await again.GetAsync($"/reserve/queue/{home}")).Text.Should().Contain("You are number 1 of 1 in line.");
        (await LookAsync(home)).Queue.Should().ContainSingle();
    }

    [Fact]
    public async Task Project_without_queues_has_none()
    {
        using var maya = await site.VisitAsync();
        var home = await site.FreeHomeAsync("lantern-house");
        await maya.ArriveAsync(home);

        (await maya.GetAsync($"/reserve/queue/{home}")).Location.Should().StartWith("/c/alder-ferry/lantern-house/homes/");
        (await maya.GetAsync("/reserve/queue/nonsense")).Status.Should().Be(404);
    }

    private Task<UnitSnapshot> LookAsync(string home) => site.Services.GetRequiredService<IGrainFactory>().GetGrain<IUnitGrain>(home).Look();

    private static async Task<string> ReservedAsync(Customer visitor, string home)
    {
        await visitor.ArriveAsync(home);
        return (await visitor.SubmitAsync(await visitor.PayAsync("4242 4242 4242 4242"))).Location!;
    }

    private async Task ConfirmAsync(Customer visitor, string at)
    {
        var before = (await site.Mailbox.ListAsync(long.MaxValue, visitor.Email, 50)).Count(m => m.Subject?.Contains("is your code", StringComparison.Ordinal) == true);
        await visitor.PostAsync(await visitor.GetAsync($"{at}/confirm"), $"{at}/confirm", ("address", visitor.Email));
        var page = await visitor.GetAsync($"{at}/confirm/code");
        (await visitor.PostAsync(page, $"{at}/confirm/code", ("code", await visitor.CodeAsync(before)))).Location.Should().Be(at);
    }
}
