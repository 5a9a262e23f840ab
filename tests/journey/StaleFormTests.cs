using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>A form does what its page showed, or nothing.</summary>
public class StaleFormTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";

    [Fact]
    public async Task Submit_of_a_page_that_shows_another_home_is_refused_and_shows_the_one_chosen_now()
    {
        using var visitor = await site.VisitAsync();
        var (first, second) = (await site.FreeHomeAsync(Rows), await site.FreeHomeAsync(Rows));
        await visitor.ArriveAsync(first);
        var tab = await visitor.GetAsync("/reserve/checkout");
        await SwitchAsync(visitor, second);
        await visitor.GetAsync("/reserve/checkout");

        var refused = await visitor.SubmitAsync(tab);

        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("You chose another home meanwhile.");
        (await site.CountAsync($"reservation_view where unit_id in ('{first}', '{second}')")).Should().Be(0);
        (await visitor.SubmitAsync(refused)).Location.Should().StartWith("/reserve/confirmation/");
        (await site.CountAsync($"reservation_view where unit_id = '{second}'")).Should().Be(1, "this is what the second page showed");
    }

    [Fact]
    public async Task Submit_of_a_page_of_another_visit_is_refused()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Rows));
        var tab = await visitor.GetAsync("/reserve/checkout");
        (await visitor.GetAsync("/r/demo-project")).Status.Should().Be(303);
        var home = await site.FreeHomeAsync(Rows);
        visitor.Email = $"other-{visitor.Email}";
        await visitor.ArriveAsync(home);
        (await visitor.GetAsync("/reserve/checkout")).CanSubmit.Should().BeTrue();

        (await visitor.SubmitAsync(tab)).Status.Should().Be(422);

        (await site.CountAsync($"reservation_view where unit_id = '{home}'")).Should().Be(0);
    }

    [Fact]
    public async Task Card_on_a_page_that_shows_another_home_is_not_charged()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));
        await visitor.TakeTimeAsync();
        var tab = await visitor.GetAsync("/reserve/checkout");
        await SwitchAsync(visitor, await site.FreeHomeAsync(Tower));
        await visitor.GetAsync("/reserve/checkout");
        var before = await site.CountAsync("demo_payment");

        var refused = await visitor.PayAsync(tab, "4242 4242 4242 4242");

        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("You chose another home meanwhile.");
        (await site.CountAsync("demo_payment")).Should().Be(before);
    }

    [Fact]
    public async Task Giving_back_on_a_page_that_shows_another_home_keeps_the_one_held_now()
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Rows);
        await visitor.ArriveAsync(await site.FreeHomeAsync(Rows));
        var tab = await visitor.GetAsync("/reserve/checkout");
        await SwitchAsync(visitor, home);
        await visitor.GetAsync("/reserve/checkout");

        (await visitor.PostAsync(tab, "/reserve/leave")).Location.Should().Be("/reserve/checkout");

        (await site.CountAsync($"unit_view where unit_id = '{home}' and status = 'hold'")).Should().Be(1);
    }

    [Theory]
    [InlineData("a link from outside")]
    [InlineData("Back")]
    public async Task Address_of_another_home_asks_before_it_gives_up_a_paid_hold(string how)
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Tower);
        await visitor.ArriveAsync(home);
        await visitor.TakeTimeAsync();
        await visitor.PayAsync("4242 4242 4242 4242");
        var other = await site.FreeHomeAsync(Tower);

        var asked = await visitor.GetAsync($"/reserve/home/{other}");

        asked.Status.Should().Be(200, how);
        asked.Text.Should().Contain("is held for you").And.Contain("$2,500.00");
        (await site.CountAsync($"unit_view where unit_id = '{home}' and status = 'hold'")).Should().Be(1);
        (await visitor.PostAsync(asked, $"/reserve/home/{other}")).Location.Should().Be("/reserve/checkout");
        await Site.UntilAsync(async () => await site.CountAsync($"unit_view where unit_id = '{home}' and status = 'available'") == 1, "it is given up once asked");
    }

    private static async Task SwitchAsync(Customer visitor, string home) =>
        await visitor.PostAsync(await visitor.GetAsync("/account"), $"/reserve/home/{home}");
}
