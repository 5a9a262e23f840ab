using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Somebody wants a home and has no visit that could go on, or has reserved in it already.</summary>
public sealed class NewVisitTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";

    [Fact]
    public async Task Home_of_a_shared_address_is_taken_by_who_never_opened_a_link()
    {
        using var friend = new Customer(site);
        var home = await site.FreeHomeAsync(Tower);

        (await friend.GetAsync($"/reserve/home/{home}")).Location.Should().Be("/reserve/sign-in");

        await friend.EnterAsync(friend.Email);
        await friend.RegisterAsync();
        (await friend.FollowAsync("/reserve/checkout")).Text.Should().Contain("is held for");
        (await site.TextAsync($"select link_id from session_view where unit_id = '{home}'")).Should().Be("demo", "it is the widest that is open");
        await Site.UntilAsync(async () => await site.CountAsync("link_load where link_id = 'demo' and sessions > 0") > 0, "the load is counted");
    }

    [Fact]
    public async Task After_a_reservation_that_has_ended_another_home_is_taken_without_signing_in_again()
    {
        using var maya = await site.VisitAsync();
        var at = await ReservedAsync(maya, await site.FreeHomeAsync(Rows));
        (await maya.PostAsync(await maya.GetAsync($"{at}/withdraw"), $"{at}/withdraw")).Location.Should().Be(at);
        (await maya.GetAsync("/me")).Text.Should().NotContain("Reserved for you");

        var next = await maya.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");

        next.Text.Should().Contain("When shall we talk?");
        (await maya.GetAsync(at)).Text.Should().Contain("This reservation has been withdrawn.");
    }

    [Fact]
    public async Task Beside_a_reservation_another_home_is_asked_about_and_taken_in_a_visit_of_its_own()
    {
        using var rae = await site.VisitAsync();
        var first = await site.FreeHomeAsync(Rows);
        await rae.ArriveAsRealtorAsync(first);
        await rae.PostAsync(await rae.GetAsync("/reserve/checkout"), "/reserve/clients", ("first", "Ines"), ("last", "Duarte"), ("email", $"ines-{Guid.NewGuid():N}@post.example"));
        var at = (await rae.SubmitAsync(await rae.GetAsync("/reserve/checkout"))).Location!;
        (await rae.GetAsync(at)).Text.Should().Contain("Reserve another home");
        var wanted = await site.FreeHomeAsync(Tower);

        var asked = await rae.GetAsync($"/reserve/home/{wanted}");

        asked.Text.Should().Contain("You have reserved").And.Contain("as well");
        (await rae.GetAsync($"/reserve/home/{first}")).Location.Should().Be(at, "the home of the reservation leads to it");
        (await rae.PostAsync(asked, $"/reserve/home/{wanted}")).Location.Should().Be("/reserve/appointment");
        await rae.TakeTimeAsync();
        (await rae.GetAsync("/reserve/checkout")).Text.Should().Contain("is held for");
        (await rae.GetAsync(at)).Text.Should().Contain("is reserved", "the first one stands");
    }

    [Fact]
    public async Task Home_beyond_the_limit_is_said_kindly_beside_the_reservation()
    {
        using var maya = await site.VisitAsync();
        var at = await ReservedAsync(maya, await site.FreeHomeAsync(Rows));
        var wanted = await site.FreeHomeAsync(Rows);

        await maya.PostAsync(await maya.GetAsync($"/reserve/home/{wanted}"), $"/reserve/home/{wanted}");
        var limit = await maya.GetAsync("/reserve/checkout");

        limit.Status.Should().Be(429);
        limit.Text.Should().Contain("You have reserved").And.Contain("cancel that one first");
        limit.Html.Should().Contain($"href=\"{at}\"");
    }

    [Fact]
    public async Task Who_closed_the_browser_after_reserving_starts_anew()
    {
        using var maya = await site.VisitAsync();
        await ReservedAsync(maya, await site.FreeHomeAsync(Rows));
        maya.Close();

        (await maya.GetAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Location.Should().Be("/reserve/sign-in");

        (await maya.EnterAsync(maya.Email)).Should().Be("/reserve/appointment", "the reservation's visit keeps nobody");
    }

    [Fact]
    public async Task Signing_in_without_a_visit_leads_to_what_one_has_reserved()
    {
        using var maya = new Customer(site);

        (await maya.FollowAsync("/sign-in")).Text.Should().Contain("Sign in").And.Contain("E-mail or mobile number");
    }

    [Fact]
    public async Task Where_no_link_is_open_the_homes_own_sales_center_is_named()
    {
        await using var closed = new Site();
        var home = await closed.FreeHomeAsync(Rows);
        await closed.ChangeCatalogAsync("update link set enabled = 0");
        using var friend = new Customer(closed);

        var page = await friend.GetAsync($"/reserve/home/{home}");

        page.Status.Should().Be(404);
        page.Text.Should().Contain("This visit has ended").And.Contain("cannot be reserved online at the moment");
        page.Html.Should().Contain("href=\"tel:");
    }

    private static async Task<string> ReservedAsync(Customer maya, string home)
    {
        await maya.ArriveAsync(home);
        var done = await maya.SubmitAsync(await maya.GetAsync("/reserve/checkout"));
        return done.Location ?? throw new InvalidOperationException(done.Text);
    }
}
