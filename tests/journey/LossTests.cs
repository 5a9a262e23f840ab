using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Web.Statuses;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerConnect.Journey.Tests;

public class LossTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";

    [Fact]
    public async Task Slot_that_another_booked_first_is_asked_for_again_and_everything_else_kept()
    {
        using var first = await site.VisitAsync();
        using var second = await site.VisitAsync();
        await first.ArriveAsync(await site.FreeHomeAsync(Tower));
        await second.ArriveAsync(await site.FreeHomeAsync(Tower));
        var slot = await first.TakeTimeAsync();
        await second.TakeTimeAsync(slot);
        var ready = await second.PayAsync("4242 4242 4242 4242");

        (await first.SubmitAsync(await first.PayAsync("4242 4242 4242 4242"))).Location.Should().StartWith("/reserve/confirmation/");
        var lost = await second.SubmitAsync(ready);

        lost.Location.Should().Be("/reserve/appointment");
        var again = await second.GetAsync(lost.Location!);
        again.Text.Should().Contain(new Slots.SlotIsTaken().Message[..20]).And.Contain("Held for you");
        again.FreeSlots.Should().NotContain(slot);
        (await second.PostAsync(again, "/reserve/appointment", ("slot", slot))).Status.Should().Be(422, "it is full");
        await second.TakeTimeAsync();
        var checkout = await second.GetAsync("/reserve/checkout");
        checkout.Text.Should().Contain("$2,500.00 is paid.");
        (await second.SubmitAsync(checkout)).Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task Slot_that_another_booked_is_told_when_the_checkout_is_loaded_again_and_everything_else_kept()
    {
        using var first = await site.VisitAsync();
        using var second = await site.VisitAsync();
        await first.ArriveAsync(await site.FreeHomeAsync(Tower));
        await second.ArriveAsync(await site.FreeHomeAsync(Tower));
        var slot = await first.TakeTimeAsync();
        await second.TakeTimeAsync(slot);
        (await second.PayAsync("4242 4242 4242 4242")).CanSubmit.Should().BeTrue();
        (await first.SubmitAsync(await first.PayAsync("4242 4242 4242 4242"))).Location.Should().StartWith("/reserve/confirmation/");

        var again = await second.GetAsync("/reserve/checkout");

        again.Status.Should().Be(200);
        again.CanSubmit.Should().BeFalse();
        again.Html.Should().NotContain("data-slot-lost hidden");
        again.Text.Should().Contain("Somebody else just booked that time. Your home stays held, and everything else you entered is kept. Choose another time")
            .And.Contain("One thing left: the appointment.").And.Contain("$2,500.00 is paid.");
        (await second.GetAsync("/reserve/appointment")).Text.Should().Contain("Somebody else just booked that time.");
        await second.TakeTimeAsync();
        var ready = await second.GetAsync("/reserve/checkout");
        ready.Html.Should().Contain("data-slot-lost hidden");
        (await second.SubmitAsync(ready)).Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task Home_that_another_holds_is_told_at_the_hold_and_another_one_taken()
    {
        using var first = await site.VisitAsync();
        using var second = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Rows);
        await first.ArriveAsync(home);
        await second.ArriveAsync(home);
        (await first.GetAsync("/reserve/checkout")).Status.Should().Be(200);

        var late = await second.GetAsync("/reserve/checkout");

        late.Status.Should().Be(409);
        late.Text.Should().Contain("is being reserved").And.Contain("Nothing you entered is lost.").And.Contain("Maya Okafor");
        (await second.GetAsync($"/reserve/home/{await site.FreeHomeAsync(Rows)}")).Location.Should().Be("/reserve/appointment");
        var checkout = await second.GetAsync("/reserve/checkout");
        checkout.CanSubmit.Should().BeTrue("the appointment is optional here and nothing is to be paid");
        (await second.SubmitAsync(checkout)).Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task With_availability_hidden_a_home_that_is_not_free_is_told_at_the_hold()
    {
        var home = await site.FreeHomeAsync("orchard-homes");
        await site.Services.GetRequiredService<CatalogStore>().EditAsync(async db =>
            (await db.Set<Storage.Catalog.Rows.ProjectSettingsRow>().SingleAsync(s => s.Id == "orchard-homes")).HideAvailability = true);
        using var first = await site.VisitAsync();
        using var second = await site.VisitAsync();
        await first.ArriveAsync(home);
        await first.GetAsync("/reserve/checkout");
        await second.ArriveAsync(home);

        await Site.UntilAsync(async () => await site.StatusAsync("orchard-homes", home) == PublicStatus.Available, "visitors see it as available");
        (await second.GetAsync("/reserve/checkout")).Text.Should().Contain("is being reserved");
    }

    [Fact]
    public async Task Hold_that_lapses_after_paying_is_said_and_the_money_returned()
    {
        using var slow = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await slow.ArriveAsync(home);
        await slow.TakeTimeAsync();
        var paid = await slow.PayAsync("4242 4242 4242 4242");

        site.Clock.Forward(TimeSpan.FromMinutes(16));

        (await slow.SubmitAsync(paid)).Location.Should().Be("/reserve/lost");
        var lost = await slow.GetAsync("/reserve/lost");
        lost.Text.Should().Contain("ran out").And.Contain("Your $2,500.00 is being returned by itself.");
        await site.MailAsync(slow.Email, m => m.Subject == "Your deposit of $2,500.00 is on its way back");
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free again");
    }

    [Fact]
    public async Task Home_that_another_took_meanwhile_is_told_before_submitting_and_another_one_reserved_with_all_that_was_kept()
    {
        using var slow = await site.VisitAsync();
        using var quick = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await slow.ArriveAsync(home);
        await quick.ArriveAsync(home);
        await slow.TakeTimeAsync();
        var paid = await slow.PayAsync("4242 4242 4242 4242");
        site.Clock.Forward(TimeSpan.FromMinutes(16));
        await Site.UntilAsync(async () => await site.StatusAsync(Tower, home) == PublicStatus.Available, "the home is free again");
        (await quick.GetAsync("/reserve/checkout")).Status.Should().Be(200);

        (await slow.SubmitAsync(paid)).Location.Should().Be("/reserve/lost");
        var again = await slow.PostAsync(await slow.GetAsync("/reserve/lost"), "/reserve/again");

        again.Status.Should().Be(422);
        again.Text.Should().Contain("is being reserved");
        (await slow.GetAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Location.Should().Be("/reserve/checkout", "the appointment is kept");
        (await slow.GetAsync("/reserve/checkout")).Text.Should().Contain("One thing left: the deposit.");
        var ready = await slow.PayAsync("4242 4242 4242 4242");
        (await slow.SubmitAsync(ready)).Location.Should().StartWith("/reserve/confirmation/");
        await Site.UntilAsync(
            async () => await site.CountAsync("deposit_view where captured_cents > refunded_cents and status <> 'settled'") == 0,
            "what was paid belongs to a reservation or has gone back");
    }

    [Fact]
    public async Task Hold_given_back_in_one_tab_is_said_in_the_other_and_taken_by_neither()
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Rows);
        await visitor.ArriveAsync(home);
        var checkout = await visitor.GetAsync("/reserve/checkout");

        (await visitor.PostAsync(checkout, "/reserve/leave")).Status.Should().Be(303);
        var other = await visitor.FollowAsync("/reserve/lost");

        other.Text.Should().Contain("is no longer held").And.Contain("Another window of yours");
        await Site.UntilAsync(async () => await site.StatusAsync(Rows, home) == PublicStatus.Available, "nobody holds it");
        (await visitor.PostAsync(other, "/reserve/again")).Location.Should().Be("/reserve/checkout");
    }

    [Fact]
    public async Task Second_home_beyond_the_limit_is_refused_and_the_first_is_free_again_when_its_days_are_over()
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Rows);
        await visitor.ArriveAsync(home);
        (await visitor.SubmitAsync(await visitor.GetAsync("/reserve/checkout"))).Location.Should().StartWith("/reserve/confirmation/");
        using var again = new Customer(site) { Email = visitor.Email };
        await again.GetAsync("/r/demo");
        await again.ArriveAsync(await site.FreeHomeAsync(Rows));

        var refused = await again.GetAsync("/reserve/checkout");

        refused.Status.Should().Be(429);
        refused.CanSubmit.Should().BeFalse();
        site.Clock.Forward(TimeSpan.FromDays(40));
        await Site.UntilAsync(async () => await site.StatusAsync(Rows, home) == PublicStatus.Available, "its days are over and the home is free");
        await Site.UntilAsync(async () => await site.CountAsync($"reservation_view where unit_id = '{home}' and status = 'expired'") == 1, "it is ended in the log");
    }
}
