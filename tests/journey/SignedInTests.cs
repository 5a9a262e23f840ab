using CustomerConnect.Journey.Tests.Support;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Journey.Tests;

/// <summary>Who is signed in, for how long, and in which browser.</summary>
public class SignedInTests(Site site) : IClassFixture<Site>
{
    private const string Tower = "lantern-house", Rows = "millrace-rows";

    [Fact]
    public async Task Cookies_from_before_signing_in_are_not_signed_in_afterwards()
    {
        using var victim = await site.VisitAsync();
        using var thief = victim.Copied();
        await victim.ArriveAsync(await site.FreeHomeAsync(Tower));

        (await thief.GetAsync("/account")).Location.Should().Be("/reserve/sign-in");
        foreach (var path in new[] { "/me", "/reserve/lost", "/reserve/appointment", "/reserve/checkout", "/reserve/register" })
        {
            (await thief.FollowAsync(path)).Text.Should().NotContain(victim.Email, path).And.NotContain("Maya", path);
        }
    }

    [Fact]
    public async Task Cookies_from_before_signing_in_can_do_nothing_in_the_name_of_who_signed_in()
    {
        using var victim = await site.VisitAsync();
        using var thief = victim.Copied();
        var home = await site.FreeHomeAsync(Rows);
        await victim.ArriveAsync(home);
        var checkout = await victim.GetAsync("/reserve/checkout");
        var theirs = await thief.GetAsync("/reserve/sign-in");
        var forms = checkout with { Html = checkout.Html.Replace(checkout.Hidden("form-token"), theirs.Hidden("form-token"), StringComparison.Ordinal) };

        foreach (var path in new[] { "/reserve/submit", "/reserve/leave", "/reserve/again", "/reserve/clients", "/reserve/register", "/account/sign-out" })
        {
            (await thief.PostAsync(forms, path)).Location.Should().Be("/reserve/sign-in", path);
        }

        await thief.GetAsync($"/reserve/home/{await site.FreeHomeAsync(Rows)}");
        (await site.CountAsync($"unit_view where unit_id = '{home}' and status = 'hold'")).Should().Be(1, "the hold is not touched");
        (await victim.GetAsync("/account")).Text.Should().Contain(victim.Email, "nobody else signed them out");
        (await victim.SubmitAsync(checkout)).Location.Should().StartWith("/reserve/confirmation/");
    }

    [Fact]
    public async Task Closed_browser_is_signed_out_and_what_was_chosen_is_kept()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));
        await visitor.TakeTimeAsync();
        await visitor.PayAsync("4242 4242 4242 4242");

        visitor.Close();

        (await visitor.GetAsync("/account")).Location.Should().Be("/reserve/sign-in");
        site.Clock.Forward(TimeSpan.FromMinutes(1));
        (await visitor.EnterAsync(visitor.Email)).Should().Be("/reserve/checkout");
        (await visitor.GetAsync("/reserve/checkout")).Text.Should().Contain("$2,500.00 is paid.");
    }

    [Fact]
    public async Task Browser_that_is_not_remembered_is_signed_out_after_a_day_without_a_visit()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Tower));

        site.Clock.Forward(TimeSpan.FromHours(20));
        (await visitor.GetAsync("/account")).Text.Should().Contain(visitor.Email);
        site.Clock.Forward(TimeSpan.FromHours(20));
        (await visitor.GetAsync("/account")).Text.Should().Contain(visitor.Email, "it was here 20 hours ago");
        site.Clock.Forward(TimeSpan.FromHours(25));

        (await visitor.GetAsync("/account")).Status.Should().Be(303);
        (await visitor.GetAsync("/me")).Text.Should().Contain("Sign in");
    }

    [Fact]
    public async Task Remembered_browser_stays_signed_in_when_it_is_closed_and_for_sixty_days_in_all()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await visitor.EnterAsync(visitor.Email, remember: true);

        visitor.Close();
        site.Clock.Forward(TimeSpan.FromDays(59));
        (await visitor.GetAsync("/account")).Text.Should().Contain(visitor.Email);
        site.Clock.Forward(TimeSpan.FromDays(2));

        (await visitor.FollowAsync("/account")).Text.Should().Contain("Send me a code");
    }

    [Fact]
    public async Task Remembered_browser_needs_no_code_for_another_link()
    {
        using var visitor = await site.VisitAsync();
        await visitor.FollowAsync($"/reserve/home/{await site.FreeHomeAsync(Tower)}");
        await visitor.EnterAsync(visitor.Email, remember: true);

        await visitor.GetAsync("/r/demo-project");

        (await visitor.FollowAsync("/reserve/sign-in")).Text.Should().Contain("Tell us who you are").And.Contain(visitor.Email);
        (await visitor.GetAsync("/account")).Text.Should().Contain(visitor.Email);
    }

    [Fact]
    public async Task Who_reserved_and_signed_out_can_sign_in_again_and_nobody_else_can_in_that_visit()
    {
        using var visitor = await site.VisitAsync();
        await visitor.ArriveAsync(await site.FreeHomeAsync(Rows));
        var confirmation = (await visitor.SubmitAsync(await visitor.GetAsync("/reserve/checkout"))).Location!;
        await visitor.SignOutAsync();
        site.Clock.Forward(TimeSpan.FromMinutes(1));

        (await visitor.FollowAsync(confirmation)).Text.Should().Contain("Send me a code");
        (await visitor.EnterAsync(visitor.Email)).Should().Be(confirmation);
        (await visitor.GetAsync(confirmation)).Text.Should().Contain("is reserved");
        await visitor.SignOutAsync();
        visitor.Email = $"another-{Guid.NewGuid():N}@post.example";
        var refused = await visitor.SendCodeAsync(visitor.Email);
        refused.Status.Should().Be(422);
        refused.Text.Should().Contain("Somebody else reserved in this visit.");
    }

    [Fact]
    public async Task Registration_sent_again_changes_nothing()
    {
        using var realtor = await site.VisitAsync();
        await realtor.ArriveAsRealtorAsync(await site.FreeHomeAsync(Tower));

        var again = await realtor.PostAsync(
            await realtor.GetAsync("/account"), "/reserve/register", ("kind", "realtor"), ("first", "Rae"), ("last", "Altor"),
            ("firm", "Another Firm Entirely"), ("location", "Bend"), ("license", "X1"));

        again.Status.Should().Be(303);
        (await site.CountAsync("brokerage where firm = 'Another Firm Entirely'")).Should().Be(0);
        (await site.CountAsync($"contact where email = '{realtor.Email}' and license is null")).Should().Be(1);
    }
}
