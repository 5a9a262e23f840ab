using CustomerConnect.Journey.Tests.Support;
using CustomerConnect.Web.Journey;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Times on two clocks, and a time that may be left out.</summary>
public sealed class AppointmentTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";

    [Fact]
    public async Task Visitor_far_away_sees_their_own_time_beside_the_projects_through_to_the_confirmation()
    {
        using var visitor = await site.VisitAsync();
        visitor.Keep(VisitorZone.Cookie, "Europe%2FParis");
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));

        var page = await visitor.GetAsync("/reserve/appointment");

        page.Text.Should().Contain("Times are on the clock of New York").And.Contain("Yours, in Paris, stand below them.").And.MatchRegex("[0-9]+:[0-9]{2} [ap]m your time");
        await visitor.TakeTimeAsync();
        var paid = await visitor.PayAsync("4242 4242 4242 4242");
        paid.Text.Should().MatchRegex(@"[ap]m \([0-9:]+ [ap]m your time\), by phone");
        var done = await visitor.SubmitAsync(paid);
        (await visitor.GetAsync(done.Location!)).Text.Should().Contain("your time), by phone");
    }

    [Theory]
    [InlineData("America/Toronto")]
    [InlineData("Nowhere/Atlantis")]
    public async Task Clock_that_shows_the_same_or_is_none_stands_nowhere(string zone)
    {
        using var visitor = await site.VisitAsync();
        visitor.Keep(VisitorZone.Cookie, Uri.EscapeDataString(zone));
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));

        (await visitor.GetAsync("/reserve/appointment")).Text.Should().NotContain("your time");
    }

    [Fact]
    public async Task Without_scripts_the_visitor_says_their_zone_themselves()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));

        var chosen = await visitor.PostAsync(await visitor.GetAsync("/reserve/appointment"), "/reserve/zone", ("zone", "Asia/Kolkata"));

        chosen.Location.Should().Be("/reserve/appointment");
        (await visitor.GetAsync("/reserve/appointment")).Text.Should().Contain("Yours, in Kolkata, stand below them.");
    }

    [Fact]
    public async Task Time_that_may_be_left_out_is_left_out_again_after_it_was_chosen()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Rows));
        await visitor.TakeTimeAsync();
        (await visitor.GetAsync("/reserve/checkout")).Text.Should().Contain("by phone");

        (await visitor.PostAsync(await visitor.GetAsync("/reserve/appointment"), "/reserve/appointment", ("none", "true"))).Location.Should().Be("/reserve/checkout");

        (await visitor.GetAsync("/reserve/checkout")).Text.Should().Contain("You may leave it out").And.NotContain("by phone");
    }

    [Fact]
    public async Task Time_that_was_left_out_is_not_asked_for_again()
    {
        using var visitor = await site.VisitAsync();
        var home = await site.FreeHomeAsync(Rows);
        await visitor.ArriveAsync(home);
        (await visitor.PostAsync(await visitor.GetAsync("/reserve/appointment"), "/reserve/appointment", ("none", "true"))).Location.Should().Be("/reserve/checkout");

        (await visitor.GetAsync($"/reserve/home/{home}")).Location.Should().Be("/reserve/checkout");

        (await visitor.GetAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}")).Location.Should().Be("/reserve/appointment", "it was left out at another project");
    }

    [Fact]
    public async Task Time_of_another_project_is_let_go_and_said_so()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Rows));
        await visitor.TakeTimeAsync();

        var page = await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");

        page.Text.Should().Contain("The time you chose was at another project.").And.Contain("nothing is lost");
        (await visitor.GetAsync("/reserve/appointment")).Text.Should().NotContain("at another project");
    }

    [Theory]
    [InlineData(0, "Go on without one")]
    [InlineData(1, "Write to us")]
    public async Task Project_without_hours_says_so_and_has_a_way_on(int required, string way)
    {
        await using var closed = new Site();
        var home = await closed.FreeHomeAsync(Rows);
        await closed.ChangeCatalogAsync($"delete from weekly_hours where project_id = '{Rows}'", $"update project_settings set require_appointment = {required}, include_appointment = 1 where id = '{Rows}'");
        using var visitor = await closed.VisitAsync();
        (await visitor.ArriveAsync(home)).Should().Be("/reserve/appointment");

        var page = await visitor.GetAsync("/reserve/appointment");

        page.Text.Should().Contain("No times are offered right now.").And.Contain(way);
        if (required == 0)
        {
            (await visitor.PostAsync(page, "/reserve/appointment", ("none", "true"))).Location.Should().Be("/reserve/checkout");
            (await visitor.GetAsync("/reserve/checkout")).Text.Should().Contain("is held for");
        }
    }
}
